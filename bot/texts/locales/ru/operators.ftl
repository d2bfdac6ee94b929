## Для тех, кто ведёт бота

help-operator =
    Для вас как владельца: /aside показывает, что не удалось и отложено, /retry <i>вид номер</i> пробует ещё раз.
aside-none = Ничего не отложено.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Напишите, например, <code>/retry revision 12</code>. Список: /aside
retry-done = { $kind } { $row }: попробую ещё раз.
retry-unknown = { $kind } { $row }: такого среди отложенного нет. Список: /aside
