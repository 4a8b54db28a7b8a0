import { useWords } from '../../../lib/language.ts'
import { useMe } from '../../../lib/me.ts'
import { Card } from '../../../ui/Page.tsx'
import { ConflictsPart } from './ConflictsPart.tsx'
import { peopleWords } from './people-words.ts'

/** A judge says before works are assigned whose works must go to others. */
export function OwnConflicts({ competitionId }: { readonly competitionId: string }) {
  const { account_id: id, name } = useMe()
  const say = useWords(peopleWords)
  return (
    <Card>
      <ConflictsPart competitionId={competitionId} judges={[{ id, name }]} help={say.ownConflictsHelp} />
    </Card>
  )
}
