/** What the pages of one text in one browser tell each other. */
export type TabMessage =
  | { readonly type: 'who'; readonly from: string }
  | { readonly type: 'here'; readonly from: string }
  | { readonly type: 'saved'; readonly from: string; readonly revision: number }
  | { readonly type: 'bye'; readonly from: string }

/** `BroadcastChannel`, or another one in tests. It does not hear itself. */
export interface TabChannel {
  post(message: TabMessage): void
  listen(hear: (message: TabMessage) => void): void
  close(): void
}

export interface Tabs {
  /** The other pages that hold this text open now. */
  getOthers(): ReadonlySet<string>
  subscribe(listener: () => void): () => void
  announce(revision: number): void
  close(): void
}

export interface TabsOptions {
  readonly writer: string
  readonly channel: TabChannel
  readonly onSaved: (revision: number) => void
}

/** Greets the other pages of this text and keeps count of them. */
export function joinTabs({ writer, channel, onSaved }: TabsOptions): Tabs {
  let others: ReadonlySet<string> = new Set()
  const listeners = new Set<() => void>()
  const setOthers = (next: ReadonlySet<string>) => {
    others = next
    for (const listener of listeners) listener()
  }
  channel.listen((message) => {
    if (message.type === 'bye') return setOthers(new Set([...others].filter((other) => other !== message.from)))
    if (!others.has(message.from)) setOthers(new Set([...others, message.from]))
    if (message.type === 'who') channel.post({ type: 'here', from: writer })
    if (message.type === 'saved') onSaved(message.revision)
  })
  channel.post({ type: 'who', from: writer })
  return {
    getOthers: () => others,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce: (revision) => channel.post({ type: 'saved', from: writer, revision }),
    close: () => {
      channel.post({ type: 'bye', from: writer })
      channel.close()
    },
  }
}

/** The browser's own channel between its tabs; without one (very old browsers) every tab is alone. */
export function openChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    listen: (hear) => {
      channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data)
    },
    close: () => channel.close(),
  }
}
