## Settings

language-choose = Which language shall I speak?
language-set = I speak English now.
language-unknown = I do not speak “{ $wanted }”. I know id, en, ru and kk.
timezone-now = I tell times in { $timezone }; it is { $time } there. To change it, write for example
    <code>/timezone Asia/Almaty</code>
timezone-set = I tell times in { $timezone } now; it is { $time } there.
timezone-unknown = I do not know the time zone “{ $wanted }”. Write it like Asia/Jakarta or Europe/Moscow.
timezone-unknown-near = I do not know the time zone “{ $wanted }”. Did you mean { $near }?
