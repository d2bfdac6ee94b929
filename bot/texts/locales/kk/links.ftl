## A link among a person's words

link-asked = 🔗 <code>{ $address }</code>
    Бұл сілтеме. Онымен не істейін?
button-link-read = 📡 Осы сайтты оқу
button-link-why = ❓ Бұл неге келмеді?
