## What an operator tells everybody

broadcast-ask = 📣 Write what I should tell people: plain text, at most { $limit } characters. You see it first, and choose who gets it.
broadcast-not-text = I can only pass on text. Please write it as a message.
broadcast-too-long = That is { $length } characters, and { $limit } are the most. Please send a shorter one.
broadcast-text = { $text }
broadcast-stop-them = {"\u000A"}<i>From the person who runs this bot. To get nothing more from me: /stop</i>
broadcast-preview = ☝️ This is what people will see, without sound, the last line in their own language. { $count ->
        [0] No chat would get it.
        [one] It goes to one chat.
       *[other] It goes to { $count } chats.
    } Who should get it?
broadcast-busy = One is on its way:
broadcast-going = 📣 Sent: { $sent } of { $total }.
broadcast-stopping = 📣 Stopping. Sent: { $sent } of { $total }.
broadcast-stopped = ⏹ Stopped. Sent: { $sent } of { $total }.
broadcast-done = ✅ Done. Sent: { $sent } of { $total }.
broadcast-failed = Could not be reached: { $count }.
broadcast-dropped = All right, I will tell nobody.
button-aim-all = { $sign }All languages
button-aim-language = { $sign }{ $name }
button-aim-people = { $sign }People
button-aim-groups = { $sign }Groups
button-aim-channels = { $sign }Channels
button-broadcast-send = 📣 Send to { $count }
button-broadcast-rewrite = ✏️ Other text
button-broadcast-drop = ✖ Do not send
button-broadcast-stop = ⏹ Stop
toast-broadcast-begun = On its way
toast-broadcast-stopped = Stopping
toast-broadcast-busy = One is on its way already: wait for it, or stop it.
toast-broadcast-nobody = Nobody would get it.
toast-broadcast-gone = That message was already sent or discarded.
