## Settings

settings-head = ⚙️ <b>Settings</b>
settings-language = 🌐 Language: { $name }
settings-zone = 🕑 Time: { $timezone }, now { $time } there
settings-quiet = 🌙 Quiet from { $begin } to { $end }
settings-quiet-none = 🌙 No quiet hours
settings-digest-none = 📋 Each story at once
settings-digest-hourly = 📋 Together, every hour
settings-digest-daily = 📋 Together, every day at { $time }
settings-digest-weekly = 📋 Together, every week: { $day }, { $time }
settings-reading = 🗣 Stories in: { $languages }
settings-reading-all = 🗣 Stories in every language
settings-mutes = 🔕 { $count ->
        [0] Nothing is muted
        [one] One mute
       *[other] { $count } mutes
    }
button-settings = ⚙️ Settings
button-open-language = 🌐 Language
button-open-zone = 🕑 Time zone
button-open-quiet = 🌙 Quiet hours
button-open-digest = 📋 Digest
button-open-reading = 🗣 Stories in …
button-open-mutes = 🔕 Muted
button-open-privacy = 🔒 Privacy
menu-settings = Settings
language-choose = Which language should I speak?
language-set = I speak English now.
language-unknown = I do not speak “{ $wanted }”. I know id, en, ru and kk.
button-chosen = ✓ { $name }
button-free = { $name }
timezone-now = 🕑 I use { $zone } time; it is { $time } there.
timezone-how = To change it, write your city, or let me see where you are. I look up the zone once and do not keep the place.
timezone-ask = 🕑 Write your city, for example Surabaya, New York or Karaganda. UTC+7 will do as well.
timezone-placeholder = Your city
timezone-share-ask = Press the button below, and Telegram sends me where you are. I look up the time zone and keep nothing else.
timezone-set = 🕑 I use { $zone } time now; it is { $time } there.
timezone-which = Which { $wanted } do you mean?
timezone-unknown = I do not know the city or time zone “{ $wanted }”. Try a larger city near you, or write it like Asia/Jakarta or UTC+7.
timezone-unknown-near = I do not know the city or time zone “{ $wanted }”. Did you mean { $near }?
timezone-nowhere = I know no time zone for that place. Write a city instead.
button-write-city = ✍️ Write a city
button-share-place = 📍 Where I am
button-share-now = 📍 Send where I am
button-no-place = No, thanks
timezone-kept = All right, the time zone stays as it is.
button-city = { $city }, { $country } · { $time }
button-zone-time = { $name } · { $time }
languages-all = 🗣 I send you stories in every language. Tap one to leave it out.
languages-some = 🗣 I send you stories in these languages only: { $languages }.
languages-unknown = I do not know the language “{ $wanted }”. Write for example <code>/languages id, en</code>
button-read = { $on ->
        [yes] ☑ { $name }
       *[no] ☐ { $name }
    }
button-languages-all = Every language
