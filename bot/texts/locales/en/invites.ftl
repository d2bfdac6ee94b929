## Who may use a bot that is by invitation

access-invite = This bot is by invitation. Ask the person who runs it for an invitation link and open it. Or give them this number: <code>{ $chat }</code>
access-invite-gone = This invitation was used already, or it is no longer good. Ask the person who gave it to you for a new one.
access-invite-group = This bot is by invitation. Somebody who has been invited can bring me here: they open their link, then add me to this group.
invites-off = This bot is open to those whom its configuration names, or to everybody: it needs no invitations. With <code>access = "invite"</code> in the section <code>telegram</code> it takes them.
invites-none = No invitation stands. Who came in by one stays.
invites-head = <b>Invitations that stand</b>
invites-line = { $number }. Made { $made }; used { $used } of { $uses }; good until { $until_at }
invite-choose = For how many people shall the link be, and for how long?
invite-made = 🎟 { $uses ->
        [one] This link lets in one person
       *[other] This link lets in { $uses } people
    } until { $until_at }. Pass it on; I show it only now:
    { $link }
invite-revoked = Invitation { $number } lets nobody in any more. Who came in by it stays.
button-invite-new = ➕ New invitation
button-invite-make = 🎟 Make the link
button-invite-uses = { $sign }{ $uses ->
        [one] 1 person
       *[other] { $uses } people
    }
button-invite-days = { $sign }{ $days ->
        [one] 1 day
       *[other] { $days } days
    }
button-invite-revoke = ✖ Revoke { $number }
toast-invite-revoked = Revoked
toast-invite-restored = It is good again
toast-invite-gone = That invitation is not there any more.
