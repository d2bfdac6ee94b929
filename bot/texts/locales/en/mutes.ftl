## What chats do not want to hear of

alert-also = Also reported in: { $languages }
alert-correction = ✏️ Correction by { $publisher }:
alert-twin = This is the same event as the message named below; updates continue there.
button-mute = 🔕 Mute
button-mute-story = 🔕 This story
button-mute-situation = 🔕 This and related
button-mute-source = 🔕 { $publisher }
button-back = ◀ Back
button-unmute = 🔔 Unmute
button-lift = 🔔 { $number }
toast-muted-story = You will hear no more of this story.
toast-muted-situation = You will hear no more of this event and what belongs to it.
toast-muted-source = You will hear no more from { $publisher }.
toast-unmuted = You will hear of it again.
toast-unmuted-already = Nothing is muted here any more.
toast-alert-gone = I no longer know what this message is about. /mutes lists what is muted.
mutes-none = Nothing is muted. The button 🔕 under an alert mutes its story, what belongs to it, or a source.
mutes-head = <b>Muted here</b>. Tap 🔔 to unmute; a story’s mute ends with the story.
mute-line = { $number }. { $kind ->
        [story] Story
        [situation] Event and what belongs to it
       *[source] Source
    }: { $name }
mutes-more = … and { $count } more.
