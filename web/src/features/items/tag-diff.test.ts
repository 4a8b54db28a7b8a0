import { describe, expect, it } from 'vitest'
import { diffTags } from './tag-diff.ts'

const row = (term: string, ...values: string[]) => ({ term, values })

describe('the tags of two versions', () => {
  it('are silent where they are the same, in whatever order', () => {
    expect(diffTags([row('年级', '五', '六'), row('出处')], [row('年级', '六', '五'), row('出处')])).toEqual([])
  })

  it('say what went, what came and what stayed', () => {
    expect(
      diffTags(
        [row('知识点', '小数', '面积'), row('预计时间', '4 分钟'), row('出处')],
        [row('知识点', '面积', '单位'), row('预计时间', '6 分钟'), row('出处', '校本练习')],
      ),
    ).toEqual([
      { term: '知识点', kept: ['面积'], gone: ['小数'], come: ['单位'] },
      { term: '预计时间', kept: [], gone: ['4 分钟'], come: ['6 分钟'] },
      { term: '出处', kept: [], gone: [], come: ['校本练习'] },
    ])
  })
})
