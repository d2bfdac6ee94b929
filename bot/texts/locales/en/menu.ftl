## The menu of commands, as Telegram shows it

menu-rules = Your rules
menu-add = Make a rule
menu-test = Try a rule on the last days
menu-why = Why it came, or did not
menu-feeds = The feeds I read for you
menu-addfeed = Add a feed of your own
menu-language = My language
menu-timezone = Your time zone
menu-stop = No more messages
menu-help = What I can do
