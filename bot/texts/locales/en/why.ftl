## Why something came, or did not

why-usage = Reply to a message of mine with /why, and I will say why it came. Or tell me what you missed, by its link or words of its title:
    <code>/why https://kabar.example/berita</code>
why-no-alert = I can no longer tell which story that message is about. Try a link or words of the title: <code>/why flood Jakarta</code>
toast-why-gone = I no longer have that story
why-which = That message gathers several stories. Which one do you mean?
button-story = { $title }
button-why = Why?
why-found = Your rule { $number }, <code>{ $text }</code>, found these words: <b>{ $words }</b>. They are in “{ $title }” ({ $publisher }).
why-found-too = Your rule { $number }, <code>{ $text }</code>, found in it: <b>{ $words }</b>.
why-fits = Your rule { $number }, <code>{ $text }</code>, fits “{ $title }” ({ $publisher }).
why-more-rules = { $count ->
        [one] One more rule of yours fits it too.
       *[other] { $count } more rules of yours fit it too.
    }
why-rules-gone = The rule that asked for it no longer exists.
why-quick = ⏱ It reached you { $span } after it was published.
why-quick-undated = ⏱ It reached you { $span } after I saw it.
why-story = { $count ->
        [one] One report tells of it
       *[other] { $count } reports tell of it
    }, { $families ->
        [one] from one independent source
       *[other] from { $families } independent sources
    }; the first was published { $first_at }.
why-copies = { $count ->
        [one] One of them repeats another's text and does not count as a source.
       *[other] { $count } of them repeat others' text and do not count as sources.
    }
why-thread = It came as a reply because it belongs to something that was already going on.
why-merged = Later it turned out to be the same event as “{ $title }”.
why-level = {"\u000A"}{ $level ->
        [critical] It is 🔴 <b>critical</b>
        [important] It is 🟠 <b>important</b>
       *[other] It is ⚪ <b>plain news</b>
    }: { $score } of 100 points.
why-level-stays = Its points have fallen since; the level of a story never falls.
why-after = { $unit ->
        [moment] at once
        [seconds] { $length ->
            [one] a second later
           *[other] { $length } seconds later
        }
        [minutes] { $length ->
            [one] a minute later
           *[other] { $length } minutes later
        }
        [hours] { $length ->
            [one] an hour later
           *[other] { $length } hours later
        }
       *[days] { $length ->
            [one] a day later
           *[other] { $length } days later
        }
    }
why-decisive = {"\u000A"}What brought it to you was “{ $title }” ({ $publisher }).
why-times = {"\u000A"}It was published { $published_at }. I saw it { $seen }, decided { $decided } and sent it { $sent }.
why-times-sent = {"\u000A"}It was published { $published_at }. I saw it { $seen } and sent it { $sent }.
why-times-seen = {"\u000A"}It was published { $published_at }. I saw it { $seen }.
why-undated = {"\u000A"}Its publisher did not say when it was published. I saw it { $seen_at }.
why-undated-sent = I sent it { $sent }.
why-sound-level = It came with sound because it was { $level ->
        [critical] critical
       *[other] important
    }.
why-sound-rule = It came with sound because its rule always does.
why-silent-level = It came in silence because it was plain news then: only important and critical stories come with sound.
why-silent-rule = It came in silence because its rule always does.
why-silent-milder = It came in silence because I had already told you something graver about it.
why-silent-related = It came in silence because you already knew the event from a story in another language.
why-in-digest = It came in a digest, together with others.
why-edits = { $count ->
        [one] Since then I have updated the message once, as more came in.
       *[other] Since then I have updated the message { $count } times, as more came in.
    }
why-replies = { $count ->
        [one] I told you of one turn in a reply.
       *[other] I told you of { $count } turns in replies.
    }
why-held-until = It comes { $until_at }.
why-held-back = {"\u000A"}What I held back, and why:
why-item = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Published { $published_at }, seen { $seen_at }.
why-item-undated = { $first ->
        [yes] {""}
       *[no] {"\u000A"}
    }“{ $title }” · <i>{ $publisher }</i>. Seen { $seen_at }; its publisher gave no time.
why-told = I told you of it { $sent_at }; to see why, reply to that message with /why.
why-told-deleted = I told you of it { $sent_at }, but the message has been deleted.
why-told-digest = I told you of it { $sent_at }, in a digest.
why-told-joined = It is the same event as “{ $title }”: this report joined that message as one more source.
why-waits = I am about to tell you: its message is waiting its turn.
why-waits-again = Its message is waiting to be sent: Telegram could not be reached, or asked me to wait. I keep trying.
why-not-sent = It was meant for you but did not arrive.
why-left-out = You left this feed out, so your rules do not search it. To read it again: /feeds
why-set-aside = Something went wrong with it on my side three times, so I put it aside. The person who runs this bot can try it again.
why-undecided = I am still working on it.
why-no-rules = You have no rules yet, so I send you nothing. Just write the words you are after.
why-item-story = { $level ->
        [critical] It is 🔴 critical
        [important] It is 🟠 important
       *[other] It is ⚪ plain news
    }: { $score } of 100 points, { $families ->
        [one] one independent source
       *[other] { $families } independent sources
    }.
why-rule-fits = Your rule { $number }, <code>{ $text }</code>, fits it.
why-wants-level = But it wants { $level ->
        [critical] critical
       *[other] important
    } stories, from { $least } points on; this one has { $score }.
why-wants-sources = But it wants { $least ->
        [one] one independent source
       *[other] { $least } independent sources
    }; so far there { $count ->
        [one] is one
       *[other] are { $count }
    }.
why-near = Your rule { $number } nearly fits: { $parts }
why-none-near = { $count ->
        [one] Your rule asks for none of its words. To see it: /rules
       *[other] None of your { $count } rules asks for its words. To see them: /rules
    }
why-nothing = { $count ->
        [one] The feed that I read for you has not had it.
       *[other] None of the { $count } feeds that I read for you has had it.
    } I last looked { $looked_at }.
why-nothing-lately = I looked through the titles of the last { $days } days; by its link I find older news too.
why-nothing-unlooked = { $count ->
        [one] I read one feed for you but have not looked yet; please give me a few minutes.
       *[other] I read { $count } feeds for you but have not looked yet; please give me a few minutes.
    }
why-nothing-advice = If you know a site that has it, let me read it: <code>/addfeed https://kabar.example</code>
why-reason-first_fetch = It was already there when I looked at its feed for the first time; I do not tell you of those.
why-reason-older_than_rule = It came before the rule was made; a new rule looks ahead only.
why-reason-no_match = None of your rules asks for its words.
why-reason-below_level = It was not grave enough for the rule at first.
why-reason-too_few_sources = Too few independent sources told of it for the rule at first.
why-reason-condition_passed = The rule wants exactly that many sources, or exactly that level, and it was past that.
why-reason-rule_paused = The rule was paused.
why-reason-rule_gone = The rule was removed.
why-reason-feed_left_out = The feed was left out.
why-reason-muted = You had muted this.
why-reason-language_not_read = It is in a language that this chat does not read.
why-reason-merged = It turned out to be the same event as another story; there is no message for that.
why-reason-chat_closed = I could not write to this chat then.
why-reason-caught_up = It was late, so it came together with what else I had missed.
why-reason-quiet_hours = These were your quiet hours.
why-reason-digest = It was kept for your digest.
why-reason-flooded = Its rule found more than I may send, so it is in a message that gathers them.
why-reason-held = Its story was waiting for a digest, which shows this too.
why-reason-digested = A digest had told of it, and a digest is not changed afterwards.
why-reason-collapsed = A later change of the same message shows this too.
why-reason-edit_too_old = The message was more than a day old, so I left it as it was.
why-reason-reply_too_soon = A reply had gone just before; this went with the next one.
why-reason-message_deleted = The message had been deleted.
why-reason-set_aside = It failed three times on my side and was put aside.
why-reason-refused = Telegram did not take it.
why-reason-other = There was another reason, which I cannot put in words.
