## Untuk yang menjalankan bot

help-operator =
    Untuk Anda sebagai pengelola: /aside menampilkan yang gagal dan disisihkan, /retry <i>jenis nomor</i> mencobanya lagi.
aside-none = Tidak ada yang disisihkan.
aside-line = { $kind } { $row }: { $error }, { $since_at }
retry-usage = Tulis misalnya <code>/retry revision 12</code>. Daftarnya: /aside
retry-done = { $kind } { $row } akan dicoba lagi.
retry-unknown = Tidak ada { $kind } { $row } yang disisihkan. Daftarnya: /aside
