## Who may use a bot that is by invitation

access-invite = This bot is by invitation. Ask the person who runs it for an invitation link and open it. Or give them this number: <code>{ $chat }</code>
access-invite-gone = This invitation was already used, or is no longer valid. Ask the person who gave it to you for a new one.
access-invite-group = This bot is by invitation. Somebody who has been invited can bring me here: they open their link, then add me to this group.
invites-off = This bot is open to everybody, or to those named in its configuration: it needs no invitations. With <code>access = "invite"</code> in the section <code>telegram</code> it takes them.
invites-none = There are no valid invitations. People who already came in stay.
invites-head = <b>Valid invitations</b>
invites-line = { $number }. Made { $made }; used { $used } of { $uses }; valid until { $until_at }
invite-choose = For how many people is the link, and for how long?
invite-made = 🎟 { $uses ->
        [one] This link lets in one person
       *[other] This link lets in { $uses } people
    } until { $until_at }. Pass it on; I show it only now:
    { $link }
invite-revoked = Invitation { $number } lets nobody in any more. People who came in by it stay.
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
toast-invite-restored = It is valid again
toast-invite-gone = That invitation no longer exists.
