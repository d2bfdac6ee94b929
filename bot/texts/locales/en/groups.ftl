## What is different where not one person reads

rules-none-group = There are no rules here yet. Tap a pack, or send <code>/add riot Almaty</code>.
rules-none-channel = There are no rules for this channel yet. Tap a pack, or go back and add one in your own words.
help-group =
    <b>In a group I hear commands and replies to my messages.</b> Its admins set me up; everybody may ask /why.
    /add <i>rule</i>: a new rule, or just its words as a reply to a message of mine
    /rules: the rules here: change, pause, share, delete
    /feeds: the feeds I read for this group; /addfeed adds one of its own
    /settings: language, time zone, quiet hours, digest, muted
    /stats: what I sent here, in figures
    /why: as a reply to an alert, why it came; with a link or words, why it did not
    /stop: no more messages; /start brings them back
    ⚪ plain news, without sound; 🟠 important; 🔴 critical.
broadcast-in-channel = {"\u000A"}<i>From the person who runs the bot that posts here.</i>
