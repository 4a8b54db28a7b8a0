import type { Endpoint, Input } from '@lightwork/contract'
import { QueryClient, queryOptions } from '@tanstack/react-query'
import { api, isProblem } from './api.ts'

/** Refusals are answers and are not asked again; only a lost connection is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !isProblem(error) && count < 2,
      refetchOnWindowFocus: false,
    },
  },
})

/** Query of one GET endpoint: `useQuery(query(contract.getMe, {}))`. */
export const query = <E extends Endpoint>(endpoint: E, input: Input<E>) =>
  queryOptions({ queryKey: [endpoint.url, input] as const, queryFn: () => api(endpoint, input) })

/** Marks every answer of an endpoint as old, whatever it was asked with. */
export const refresh = (...endpoints: readonly Endpoint[]): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => endpoints.some(({ url }) => queryKey[0] === url) })
