## Who may use a bot that is by invitation

access-invite = This bot is by invitation. Ask the person who runs it for an invitation link and open it. Or give them this number: <code>{ $chat }</code>
access-invite-gone = This invitation was used already, or it is no longer good. Ask the person who gave it to you for a new one.
access-invite-group = This bot is by invitation. Somebody who has been invited can bring me here: they open their link, then add me to this group.
