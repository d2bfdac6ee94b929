## A link among a person's words

link-asked = 🔗 <code>{ $address }</code>
    That is a link. What shall I do with it?
button-link-read = 📡 Read this site
button-link-why = ❓ What became of it?
