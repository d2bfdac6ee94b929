"""Frequent words: never taken for another word with a slip of the pen."""

from rules.text import fold

_WORDS = {
    "en": """about above across action adding affairs afraid after again against agency agree ahead almost alone along
    already although always among amount another answer anyone anything around arrest asked attack author became because
    become before began behind being believe better between beyond billion border bring brought budget building business
    called calls cannot career carried caused center central century certain chance change changes charge charged children
    choice citizen claims close closed coming common community company compared condition conflict considered contact
    continue control could council country couple course court cover create current death debate decided decision defense
    demand department despite details develop different difficult direct director doing dollar driver during earlier early
    economic economy effect effort either election emergency ended energy enough entire event every everyone everything
    example except expect expected experience face failed family father federal feeling fighting figure final finally find
    firm first five follow followed following force forces foreign former forward found four friday friends front full
    further future game general getting given giving global going good government great ground group growing growth half
    happen having health hearing heard help herself high himself history hold home hospital hours house however human
    hundred husband image important include including increase indeed industry information inside instead interest interior
    international interview investment involved issue issued issues itself killed king known large largest later latest
    launch lawyer leader leaders leading leaves letter level likely limited listed little living local longer looking lower
    major making manager market married matter maybe means measure media medical meeting member members mental message
    method middle might military million minister minute modern moment monday money month months morning mother movement
    moving murder music myself nation national nearly needed needs network never north nothing november number october
    offer offered office officer official officials often opened opening operation order others outside owner parent partner
    party patient paying peace people percent perhaps period person phone place plan planned planning player please point
    police policy political politics popular position possible power present president press pressure pretty prevent price
    prices prime prison private problem process product production program project property protect protection protein prove
    provide public published question quickly quite raise rather reached reaction reading really reason receive recent
    recently record reduce region related release released remain report reported reports require research reserve response
    result results return right rising river round running safety saying school season second secretary section security
    seeing seemed senior september series serious service services seven several should showed shows similar simple since
    single sister situation small social society soldier someone something sometimes source south speaking special spend
    staff stage standing started state statement states station status still stop stopped story street strong student
    students study subject success sudden suffer summer sunday supply support suspect system taken taking talking taught
    technology thanks themselves there these thing things thinking third though thought thousand threat three through
    throughout thursday times today together told tomorrow tonight total toward towards trade trading traffic training
    travel treatment trial trying tuesday turned under union united university until using value various victim victims
    village violence visit waiting walking wanted watch water website wednesday weekend western whether which while white
    whole within without women wonder words worked worker workers working world would writing wrong years yesterday young""",
    "id": """adalah adanya agar akan akibat aktif alasan anak anggota antara apakah apabila asing atas banyak barang baru
    bahkan bahwa bagaimana bagian bantuan banyaknya barat beberapa belum benar berada berbagai berita berjalan berlangsung
    bersama besar biasa bisa boleh bukan bulan cukup dalam dapat dari dengan depan dianggap diduga diketahui dilakukan
    diminta dirinya disebut ditemukan dunia empat hampir hanya harga harus hasil hidup hingga hukum indonesia ingin informasi
    internasional jalan jangan jelas jumlah juta kabar kalau kami kantor karena kasus kata katanya keamanan kebijakan kedua
    kegiatan kejadian kekuatan keluarga kembali kemudian kepada kepala kerja kesehatan ketika ketua khusus kini kondisi
    korban kurang lainnya laporan lebih lembaga lima luar maka makin malam mampu manusia masalah masih masuk masyarakat
    melakukan melalui melihat memang membantu memberikan membuat memiliki meminta mencapai mendapat mengaku mengalami
    mengatakan menggunakan menjadi menteri menurut menyatakan mereka merupakan mulai mungkin nama namun nasional negara negeri
    nilai orang padahal pagi paling para pasar pasti pekan pelaku pemerintah pemilu penting pernah pertama perusahaan petugas
    pihak polisi politik posisi presiden program proses punya pusat rabu rakyat rumah rupiah saat sampai sangat satu sebab
    sebagai sebagian sebelum sebelumnya sebuah secara sedang sehingga sejak sejumlah sekarang sekitar sekolah selain selama
    selasa seluruh semakin semua senin seorang seperti sering serta sesuai setelah setiap siang sosial sudah sumber tahun
    tampak tanah tangan tanggal tanpa tempat tengah tentang tentara terhadap terjadi terkait termasuk ternyata tersebut
    tetap tetapi tidak tiga tinggi tingkat tujuan tunggal umum untuk upaya usaha utama wakil waktu wanita warga wilayah""",
    "ru": """август автор апрель безопасность больше больший будет будут вместе власти власть вместо внимание вокруг вопрос
    вопросы время второй глава главный год года город города государство группа граждане давно даже далее данные день деньги
    десять деятельность для дней должен должны долларов документ другие другой думать если есть ещё жизни жизнь закон заседание
    заявил заявила знать значит имеет иметь именно интересы информация использование история каждый какой количество компания
    компании комитет конечно конец которая которого которой которые который которых кроме лучше люди людей место местный месяц
    меньше министр министерство мира может можно может момент москва мужчина нашей начал начала начало начать наши недели неделя
    некоторые нельзя несколько ничего новости новый нового область области общество общий однако одного одной около октября
    организация основной особенно ответ отношения очень первый перед письмо план после последние последний поэтому помощь
    политика полностью понимать получил получить порядок правительство право президент президента принял принять программа
    проект просто против процесс пятница работа работать работы развитие район районе раньше результат решение ресурсы россии
    россия руководитель рублей рынок сайте свои своего своей сегодня сейчас семья система ситуация сказал сказала сказать
    следует слово словам случае случай сначала снова собой событие совет согласно сообщает сообщил состояние специалист среди
    средства ставить стали станет стать страна страны стоит сторона таким также такой территория тогда только точно третий
    тысяч уровень условия участие федерации хорошо хочет центр через человек человека часть часто чтобы является января""",
    "kk": """адам адамдар айтты алғаш алдында алып аймақ аймағы арасында арналған арқылы астана атап барлық басқа басшысы
    бастап бастады барысында бірақ бірге біздің болады болған болды болып болмақ бойынша бүгін бүкіл дейін деген депутат елдің
    еліміз жаңа жалпы жерде жоғары жүргізу жұмыс жылғы жылы жылдың жоба кезінде кейін келеді керек көптеген көрсетті қажет
    қазақстан қазақстанның қазір қаласы қарсы қатысты қатар қауіпсіздік құқық маңызды мемлекет мемлекеттік мүмкін негізгі
    облысы оның отырып президент пайыз республикасы сондай сонымен тиіс түрлі туралы тұрғын үкімет үшін халық халықаралық
    шамамен шешім ықпал""",
}
FREQUENT: dict[str, frozenset[str]] = {
    language: frozenset(map(fold, words.split())) for language, words in _WORDS.items()
}
