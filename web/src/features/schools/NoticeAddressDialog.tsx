import { getNoticeAddress, renewNoticeAddress } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Answer, Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query, queryClient } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PrintIcon, RefreshIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { CopyLine } from './CopyLine.tsx'
import './schools.css'

const words = defineWords({
  zh: {
    title: (name: string) => `${name}的作业公示地址`,
    explain: '家长和学生打开这个地址就能看到当天作业，不用账号。二维码可以打印后贴在公示栏。',
    sheet: '今天的作业，扫码查看',
    qr: '公示地址的二维码',
    print: '打印二维码',
    renew: '换新地址',
    renewAsk: '换新地址后，旧地址和已打印的二维码立即失效，需要重新张贴。确定换吗？',
    renewYes: '换新地址',
    renewNo: '不换',
    renewed: '已换成新地址，旧地址已失效。',
    close: '关闭',
  },
  en: {
    title: (name: string) => `Notice address of ${name}`,
    explain:
      'Parents and pupils open this address to see the day’s homework; no account is needed. Print the code for the notice board.',
    sheet: 'Today’s homework: scan to read',
    qr: 'QR code of the notice address',
    print: 'Print the code',
    renew: 'New address',
    renewAsk: 'The old address and every printed code stop working at once and must be put up anew. Change it?',
    renewYes: 'Change the address',
    renewNo: 'Keep it',
    renewed: 'The address is new; the old one no longer works.',
    close: 'Close',
  },
})

export interface NoticeAddressDialogProps {
  readonly schoolId: string
  readonly classId: string
  readonly className: string
  /** The lead and the head may change the address; teachers may only see it. */
  readonly canRenew: boolean
  readonly onClose: () => void
}

function Sheet({ name, url, qr }: { readonly name: string; readonly url: string; readonly qr: string }) {
  const say = useWords(words)
  return (
    <div className="notice-sheet">
      <p className="class">{name}</p>
      <p>{say.sheet}</p>
      <img alt={say.qr} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`} />
      <p className="address">{url}</p>
    </div>
  )
}

/** Prints the sheet alone, whatever page and dialog stand around it. */
function usePrintSheet(): () => void {
  useEffect(() => () => document.body.classList.remove('prints-notice'), [])
  return () => {
    document.body.classList.add('prints-notice')
    window.print()
    document.body.classList.remove('prints-notice')
  }
}

/** Where a class's notices are read: address, QR code to print, and a new address when the old one got around. */
export function NoticeAddressDialog({ schoolId, classId, className, canRenew, onClose }: NoticeAddressDialogProps) {
  const say = useWords(words)
  const print = usePrintSheet()
  const [isAsking, setAsking] = useState(false)
  const params = { school_id: schoolId, class_id: classId }
  const address = query(getNoticeAddress, { params })
  const answer = useQuery(address)
  const renew = useMutation({
    mutationFn: () => api(renewNoticeAddress, { params }),
    onSuccess: (renewed) => {
      queryClient.setQueryData(address.queryKey, renewed)
      setAsking(false)
    },
  })
  return (
    <Dialog title={say.title(className)} isOpen onClose={onClose} closeLabel={say.close}>
      <p className="quiet">{say.explain}</p>
      <Answer query={answer}>
        {({ url, qr_svg }) => (
          <>
            <Sheet name={className} url={url} qr={qr_svg} />
            <CopyLine text={url} />
            <div className="ui-button-row">
              <Button onPress={print}>
                <PrintIcon />
                {say.print}
              </Button>
              {canRenew && !isAsking && (
                <Button kind="quiet" onPress={() => setAsking(true)}>
                  <RefreshIcon />
                  {say.renew}
                </Button>
              )}
            </div>
          </>
        )}
      </Answer>
      {isAsking && (
        <Notice
          tone="warn"
          actions={
            <>
              <Button onPress={() => renew.mutate()} isPending={renew.isPending}>
                {say.renewYes}
              </Button>
              <Button kind="quiet" onPress={() => setAsking(false)}>
                {say.renewNo}
              </Button>
            </>
          }
        >
          <p>{say.renewAsk}</p>
        </Notice>
      )}
      {renew.isSuccess && !isAsking && <Notice tone="done">{say.renewed}</Notice>}
      <Refusal error={renew.error} />
    </Dialog>
  )
}
