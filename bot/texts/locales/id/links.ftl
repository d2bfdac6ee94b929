## A link among a person's words

link-asked = 🔗 <code>{ $address }</code>
    Ini tautan. Apa yang sebaiknya saya lakukan?
button-link-read = 📡 Baca situs ini
button-link-why = ❓ Bagaimana beritanya?
