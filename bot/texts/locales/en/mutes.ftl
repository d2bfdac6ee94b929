## What chats do not want to hear of

alert-also = Also told in: { $languages }
alert-correction = ✏️ Correction by { $publisher }:
alert-twin = This is the same event as the message named below; what comes next stands there.
button-mute = 🔕 Mute
button-mute-story = This story
button-mute-situation = This and all that belongs to it
button-mute-source = { $publisher }
button-back = ◀ Back
button-unmute = 🔔 Hear it again
button-lift = 🔔 { $number }
toast-muted-story = You hear no more of this story.
toast-muted-situation = You hear no more of this event and what belongs to it.
toast-muted-source = You hear no more from { $publisher }.
toast-unmuted = You hear of it again.
toast-unmuted-already = Nothing was muted here any more.
toast-alert-gone = I no longer know what this message tells. /mutes lists what is muted.
mutes-none = Nothing is muted. The button 🔕 under an alert mutes its story, what belongs to it, or a source.
mutes-head = <b>Muted here</b>. A button hears it again; stories end by themselves.
mute-line = { $number }. { $kind ->
        [story] Story
        [situation] Event and what belongs to it
       *[source] Source
    }: { $name }
mutes-more = … and { $count } more.
