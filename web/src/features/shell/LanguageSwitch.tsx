import { setLanguage, useLanguage } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'

/** Names the other language in that language: whoever needs it can read it. */
export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button kind="quiet" onPress={() => setLanguage(other)}>
      <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{other === 'zh' ? '中文' : 'English'}</span>
    </Button>
  )
}
