import { getResult, getResultState, getWhatIf, unfoldFigure } from '@lightwork/contract'
import { refresh } from '../../../lib/query.ts'

/** Everything that shows figures is asked anew. */
export const refreshResults = () => refresh(getResultState, getResult, getWhatIf, unfoldFigure)
