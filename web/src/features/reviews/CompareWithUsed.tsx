import { getItemVersions, type ItemVersionForTeacher } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { VersionDiff } from '../items/VersionDiff.tsx'

const words = defineWords({
  zh: { compare: '与正在使用的一版比较', hide: '收起比较' },
  en: { compare: 'Compare with the version in use', hide: 'Hide the comparison' },
})

function Comparison({ usedId, version }: CompareProps) {
  const used = useQuery(query(getItemVersions, { querystring: { ids: usedId } }))
  return <Answer query={used}>{([found]) => found && <VersionDiff before={found} after={version} />}</Answer>
}

interface CompareProps {
  readonly usedId: string
  readonly version: ItemVersionForTeacher
}

/** What the version under review changes in the one that teachers use now. */
export function CompareWithUsed({ usedId, version }: CompareProps) {
  const say = useWords(words)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div>
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? say.hide : say.compare}
        </Button>
      </div>
      {isOpen && (
        <Section title={say.compare}>
          <Comparison usedId={usedId} version={version} />
        </Section>
      )}
    </>
  )
}
