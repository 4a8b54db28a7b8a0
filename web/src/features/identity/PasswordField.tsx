import { useState } from 'react'
import { defineWords, useWords } from '../../lib/language.ts'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField, type TextFieldProps } from '../../ui/Field.tsx'

const words = defineWords({ zh: { show: '显示密码' }, en: { show: 'Show password' } })

/** A password that the person may look at instead of typing it twice. */
export function PasswordField(props: Omit<TextFieldProps, 'type'>) {
  const say = useWords(words)
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <TextField {...props} type={isShown ? 'text' : 'password'} spellCheck="false" />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {say.show}
      </Checkbox>
    </div>
  )
}
