## For the people who run the bot

help-operator =
    For you, as the operator: /aside lists what failed and was set aside, /retry <i>kind number</i> tries it again.
aside-none = Nothing is set aside.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Write for example <code>/retry revision 12</code>. The list: /aside
retry-done = { $kind } { $row } will be tried again.
retry-unknown = There is no { $kind } { $row } set aside. The list: /aside
