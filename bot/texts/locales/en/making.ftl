## Rules in the making

making-understood = 🔎 <b>Understood:</b> { $words }
making-rule = <code>{ $text }</code>
making-counting = ⏳ Counting what this rule would have sent …
making-uncounted = I have a lot to count just now. You can save the rule all the same.
making-and = AND
making-or = OR
making-name = { $kind ->
        [region] place
        [org] organisation
       *[topic] topic
    } { $name } (in every language)
making-word = word “{ $word }”
making-word-also = word “{ $word }” (also matches: { $others })
making-without = without “{ $word }”
making-titles = only in titles
making-level = { $level ->
        [critical] critical only
       *[important] important and critical
    }
making-ask-without = Which word should I leave out? Tap one, or write it; separate several with commas.
making-ask-text = Please write the new text. Now it is:
    <code>{ $text }</code>
making-ask-text-reply = Please write the new text as a reply to this message.
save-undone = ↩ Not saved after all: <code>{ $text }</code>
button-see-rules = 📋 Rules
button-undo-save = ↩ Undo
button-save-again = Save again
button-draft-join = { $how ->
        [all] All of these
        [any] Any of these
       *[mixed] As written
    }
button-draft-titles = { $on ->
        [yes] ☑ Only titles
       *[no] ☐ Only titles
    }
button-draft-turn = { $on ->
        [yes] ☑ { $name }: every language
       *[no] ☐ { $word }: every language
    }
button-draft-level = { $level ->
        [critical] 🔴 Critical only
        [important] 🟠 Important and critical
       *[info] ⚪ Any level
    }
button-draft-without = ➖ Leave out a word
button-draft-text = ✏️ Edit the text
button-draft-leave = ➖ { $word }
button-draft-take = ↩ { $word }
button-draft-back = ◀ Back
toast-draft-changed = This has changed in the meantime. Please look again.
toast-draft-full = That would be too much for one rule.
toast-save-undone = Undone
