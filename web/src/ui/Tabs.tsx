import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'
import './tabs.css'

export interface TabOf<V extends string> {
  readonly value: V
  readonly label: ReactNode
  /** Drawn only while its tab is chosen. */
  readonly content: ReactNode
}

export interface TabsProps<V extends string> {
  readonly label: string
  readonly tabs: readonly TabOf<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** Several views of one thing. Arrow keys move, the chosen tab belongs in the address of the page. */
export function Tabs<V extends string>({ label, tabs, value, onChange }: TabsProps<V>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.value === key)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <TabList aria-label={label} className="ui-tab-list">
        {tabs.map((tab) => (
          <Tab key={tab.value} id={tab.value} className="ui-tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.value} id={tab.value} className="ui-tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
