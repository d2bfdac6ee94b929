## A link among a person's words

link-asked = 🔗 <code>{ $address }</code>
    Это ссылка. Что с ней сделать?
button-link-read = 📡 Читать этот сайт
button-link-why = ❓ Что с новостью?
