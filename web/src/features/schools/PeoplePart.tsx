import { type Account, changeAccount, createSignInLink, listAccounts, type Organisation } from '@lightwork/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api, messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query, refresh } from '../../lib/query.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { LinkIcon, LockIcon, MoreIcon, PencilIcon, PlusIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { Menu, type MenuItem } from '../../ui/Popover.tsx'
import { Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { AccountDialog } from './AccountDialog.tsx'
import { type FreshLink, LinkDialog } from './LinkDialog.tsx'
import { commonWords } from './school-words.ts'

const words = defineWords({
  zh: {
    caption: '人员',
    add: '添加人员',
    none: '还没有人员。添加后会得到一个登录链接，交给本人即可。',
    name: '姓名',
    login: '账号',
    roles: '身份',
    disabled: '已停用',
    actionsOf: (name: string) => `${name}的操作`,
    link: '新的登录链接',
    disable: '停用账号',
    enable: '重新启用',
    disabledNow: (name: string) => `${name}的账号已停用，登录已退出`,
    undo: '撤销',
    join: '，',
  },
  en: {
    caption: 'People',
    add: 'Add a person',
    none: 'Nobody yet. Adding a person gives you a sign-in link to hand over.',
    name: 'Name',
    login: 'Account',
    roles: 'Roles',
    disabled: 'Disabled',
    actionsOf: (name: string) => `Actions for ${name}`,
    link: 'New sign-in link',
    disable: 'Disable the account',
    enable: 'Enable it again',
    disabledNow: (name: string) => `The account of ${name} is disabled; they are signed out`,
    undo: 'Undo',
    join: ', ',
  },
})

type Opened =
  | { readonly what: 'add' }
  | { readonly what: 'edit'; readonly of: Account }
  | { readonly what: 'link'; readonly link: FreshLink }

async function setState(
  organisationId: string,
  { account_id, name, memberships }: Account,
  state: Account['state'],
): Promise<void> {
  try {
    await api(changeAccount, {
      params: { organisation_id: organisationId, account_id },
      body: { name, memberships, state },
    })
    await refresh(listAccounts)
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
}

/** Accounts of an organisation: who they are here, a fresh link for a forgotten password, disabling. */
export function PeoplePart({ organisation }: { readonly organisation: Organisation }) {
  const say = useWords(words)
  const common = useWords(commonWords)
  const names = useNames()
  const me = useMe()
  const [opened, setOpened] = useState<Opened | null>(null)
  const accounts = useQuery(query(listAccounts, { params: { organisation_id: organisation.id } }))
  const close = () => setOpened(null)

  const makeLink = async ({ account_id, name }: Account) => {
    try {
      const link = await api(createSignInLink, { params: { organisation_id: organisation.id, account_id } })
      setOpened({ what: 'link', link: { name, ...link } })
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }
  const disable = async (account: Account) => {
    await setState(organisation.id, account, 'disabled')
    const undo = { label: say.undo, onUndo: () => void setState(organisation.id, account, 'active') }
    showToast({ text: say.disabledNow(account.name), undo })
  }
  const itemsOf = (account: Account): MenuItem[] => {
    const edit: MenuItem = {
      key: 'edit',
      label: common.edit,
      icon: <PencilIcon />,
      onAction: () => setOpened({ what: 'edit', of: account }),
    }
    if (account.state === 'disabled') {
      return [
        edit,
        {
          key: 'enable',
          label: say.enable,
          icon: <LockIcon />,
          onAction: () => void setState(organisation.id, account, 'active'),
        },
      ]
    }
    const link: MenuItem = { key: 'link', label: say.link, icon: <LinkIcon />, onAction: () => void makeLink(account) }
    const end: MenuItem = {
      key: 'disable',
      label: say.disable,
      icon: <LockIcon />,
      separated: true,
      onAction: () => void disable(account),
    }
    return account.account_id === me.account_id ? [edit] : [edit, link, end]
  }
  return (
    <div className="ui-section">
      <div>
        <Button kind="primary" onPress={() => setOpened({ what: 'add' })}>
          <PlusIcon />
          {say.add}
        </Button>
      </div>
      <Answer query={accounts}>
        {(people) =>
          people.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card>
              <Table
                caption={say.caption}
                hideCaption
                rows={people}
                rowKey={({ account_id }) => account_id}
                columns={[
                  {
                    key: 'name',
                    title: say.name,
                    isHeading: true,
                    cell: ({ name, state }) => (
                      <span className="nowrap">
                        {name} {state === 'disabled' && <Chip tone="quiet">{say.disabled}</Chip>}
                      </span>
                    ),
                  },
                  { key: 'login', title: say.login, cell: ({ login }) => login },
                  {
                    key: 'roles',
                    title: say.roles,
                    cell: ({ memberships }) =>
                      memberships
                        .map(
                          ({ role, subject }) =>
                            `${names.role[role]}${subject === null ? '' : ` · ${names.subject(subject)}`}`,
                        )
                        .join(say.join),
                  },
                  {
                    key: 'actions',
                    title: common.actions,
                    hideTitle: true,
                    end: true,
                    cell: (account) => (
                      <Menu
                        label={say.actionsOf(account.name)}
                        trigger={<IconButton label={say.actionsOf(account.name)} icon={<MoreIcon />} />}
                        items={itemsOf(account)}
                      />
                    ),
                  },
                ]}
              />
            </Card>
          )
        }
      </Answer>
      {(opened?.what === 'add' || opened?.what === 'edit') && (
        <AccountDialog
          organisation={organisation}
          {...(opened.what === 'edit' && { of: opened.of })}
          onClose={() => setOpened((now) => (now?.what === 'link' ? now : null))}
          onLink={(link) => setOpened({ what: 'link', link })}
        />
      )}
      {opened?.what === 'link' && <LinkDialog link={opened.link} onClose={close} />}
    </div>
  )
}
