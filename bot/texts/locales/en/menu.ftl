## The menu of commands, as Telegram shows it

menu-rules = Your rules
menu-add = Make a rule
menu-test = Try a rule on recent days
menu-why = Why it came, or did not
menu-feeds = The feeds I read for you
menu-addfeed = Add a feed of your own
menu-language = My language
menu-timezone = Your time zone
menu-stop = No more messages
menu-help = What I can do
menu-channels = Alerts in your channel
menu-mutes = What you muted
menu-privacy = What I keep about you
menu-export = Get everything I keep
menu-erase = Erase everything
menu-aside = What was set aside

profile-description =
    Breaking news by your own words. I watch news feeds and write to you, your group or your channel the moment something you asked for happens: one message a story, kept up to date as more sources report it. Write the words you are after, or tap a ready-made pack.
profile-short = Breaking news by your own words: one message a story, the moment it happens.
