import type { Role } from '@lightwork/domain'
import type { Config } from '../../config.ts'
import { type Db, inTransaction, nothing } from '../../db/transaction.ts'
import { createCode } from './identity.commands.ts'

/** Demo people who get a printed link: the login of the seed, and how the console names them. */
const demoPeople: readonly { login: string; role: Role; title: string }[] = [
  { login: 'zhou.min', role: 'teacher', title: '教师 teacher · 五年级数学 grade 5 maths' },
  { login: 'lin.yue', role: 'teacher', title: '教师 teacher · 五年级语文 grade 5 Chinese' },
  { login: 'he.jing', role: 'class_lead', title: '班主任 class lead · 五年级(1)班' },
  { login: 'sun.wei', role: 'head', title: '校长 school head' },
  { login: 'gao.shan', role: 'curator', title: '题库管理员 curator · 教师进修学校' },
  { login: 'pei.an', role: 'curator', title: '审题人 reviewer · 教研员裴安' },
  { login: 'lu.ming', role: 'teacher', title: '审题人 reviewer · 名师工作室陆明' },
  { login: 'cheng.xi', role: 'teacher', title: '审题人 reviewer · 学科带头人程溪' },
  { login: 'tian.he', role: 'bureau', title: '教育局 bureau' },
  { login: 'admin', role: 'admin', title: '系统管理员 administrator' },
]

/** One single-use link per role; those of an earlier start stop working. */
export async function createDemoLinks(db: Db, { publicOrigin }: Config) {
  const now = new Date()
  return inTransaction(db, nothing, async (tx) => {
    await tx.deleteFrom('one_time_code').where('kind', '=', 'sign_in').execute()
    const links = []
    for (const { login, role, title } of demoPeople) {
      const account = await tx.selectFrom('account').where('login', '=', login).select('id').executeTakeFirst()
      if (account === undefined) continue
      const { code } = await createCode(tx, 'sign_in', account.id, now)
      links.push({ role, login, title, url: `${publicOrigin}/sign-in#${code}` })
    }
    return links
  })
}

/** The code with which a new county's first administrator is made; null when there is one already. */
export async function createSetUpCode(db: Db): Promise<string | null> {
  return inTransaction(db, nothing, async (tx) => {
    const bureau = await tx.selectFrom('organisation').where('kind', '=', 'bureau').select('id').executeTakeFirst()
    if (bureau !== undefined) return null
    await tx.deleteFrom('one_time_code').where('kind', '=', 'set_up').execute()
    return (await createCode(tx, 'set_up', null, new Date())).code
  })
}
