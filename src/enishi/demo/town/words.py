"""Words of the evening: what a guest jots down and writes the same night, what the MC reads aloud."""

from dataclasses import dataclass

# After a round there are fifteen seconds: one word, about the talk and not about the person.
WORDS: dict[str, str] = {
    "hayase": "小部数の冊子",
    "yamamoto": "予約の電話",
    "kurose": "承継の始め方",
    "ishii": "錆びない取っ手",
    "teshigawara": "学生の試作",
    "yoshizaki": "空き店舗の地図",
    "morita": "五月の茶摘み",
    "tachi": "紙の台帳",
    "nozawa": "給食の人参",
    "takizawa": "曲がった胡瓜",
    "shiraishi": "梁の残し方",
    "sugimoto": "蔵の小さな会",
    "nguyen": "香草の畑",
    "omori": "椅子百脚",
    "kanno": "昼の行列",
    "hamada": "網の小魚",
}


@dataclass(frozen=True)
class Letter:
    """One person's own words to another; greeting and signature are the product's and not in the body."""

    writer: str
    recipient: str
    body: str


LETTERS: tuple[Letter, ...] = (
    Letter(
        "hayase",
        "yamamoto",
        "予約の電話が夕方に重なるとのお話、うちの工場も注文のFAXで同じでした。受け付け票を一枚にまとめたら、"
        "聞き返しが減りました。その紙を一部、明日お届けします。帳場の横で使えるかどうか、"
        "ご覧になってください。",
    ),
    Letter(
        "hayase",
        "morita",
        "茶摘みの体験のちらし、五月に間に合わせるなら三月の初めに刷れば十分です。"
        "腰の高さに茶の木がある写真が良かったので、あれを大きく使いたいです。"
        "お孫さんの手が写っている一枚です。",
    ),
    Letter(
        "yamamoto",
        "ishii",
        "貸切風呂の引き戸の取っ手が、湯気で三年ともちません。"
        "錆びない金具を一つから作れると伺い、思わず身を乗り出しました。"
        "外した古い取っ手を持って、来週の火曜に工場へ伺ってもよろしいでしょうか。",
    ),
    Letter(
        "yamamoto",
        "morita",
        "森田さんの、二煎目のほうが好きだというお話が忘れられません。"
        "うちの朝食でも二煎目までお出しできるように、"
        "急須を小さくしてみようと思います。その前に、一度淹れ方を教えていただけませんか。",
    ),
    Letter(
        "kurose",
        "hayase",
        "お嬢さまが東京で製本の仕事をなさっているとのこと、継ぐ継がないの前に、"
        "まず夏に一週間だけ機械を触ってもらうという"
        "お考えに、なるほどと思いました。私の取引先にも聞かせたいお話です。お盆の後にまたお聞かせください。",
    ),
    Letter(
        "ishii",
        "teshigawara",
        "学生さんが曲げに失敗した板を、捨てずに並べてあるというのが良かったです。うちにも失敗の棚があります。"
        "一度見に来ませんか。土曜の午前なら機械を止めて、五人まで触ってもらえます。",
    ),
    Letter(
        "teshigawara",
        "tachi",
        "卒業研究の実験記録がまだ紙で、棚に二十年分あります。"
        "台帳を表に直す前に「何を探すか」を先に決めるのだという"
        "お話で、順番を間違えていたことに気づきました。学生二人と一緒に、一度お話を伺わせてください。",
    ),
    Letter(
        "yoshizaki",
        "nguyen",
        "香草の畑の件、船入の市民農園に二区画の空きがあるのを、戻ってすぐに確かめました。"
        "水道が近いほうは南向きです。"
        "申込書にはふりがなを付けてお送りします。休みの月曜にご一緒に見に行きましょう。",
    ),
    Letter(
        "morita",
        "nozawa",
        "給食の野菜をお探しとのこと、私は茶しか作りませんが、隣の畑の滝沢さんが曲がった人参に困っております。"
        "子どもさんが自分で抜きに来るのはどうでしょうか。茶畑の脇に、バスを停められます。",
    ),
    Letter(
        "tachi",
        "kurose",
        "「表にする前に、誰がその紙を見ているかを聞く」と教わりました。うちは見る人を聞かずに作って、"
        "一度作り直しています。来月の浜町の現場では、最初に経理の方の隣に一日座ってみます。",
    ),
    Letter(
        "nozawa",
        "takizawa",
        "曲がった胡瓜を、年長組の子が「象の鼻」と呼んでいます。百二十人分でひと月にどのくらいになるか、"
        "栄養士と数えてみました。まず火曜と金曜の二回、五キロずつお願いできませんか。",
    ),
    Letter(
        "shiraishi",
        "onodera",
        "解体で出る梁を、番号を書いて取っておられるとは知りませんでした。いま直している浜町の店に、"
        "四メートルの松が一本足りません。木曜の朝、置き場を見せていただけると助かります。",
    ),
)


@dataclass(frozen=True)
class Line:
    """To be read aloud; `segment` names the moment, a {placeholder} is filled from the programme."""

    segment: str
    title: str
    ja: str
    en: str


LINES: tuple[Line, ...] = (
    Line(
        "opening",
        "開会",
        "皆さま、こんばんは。本日はお忙しいなか、ようこそお越しくださいました。ただいまより、"
        "{event}を始めます。"
        "今夜は{rounds}回お席を替わります。番号は名札に書いてございます。どうぞ肩の力を抜いて、"
        "お過ごしください。",
        "Good evening, and a warm welcome. Thank you for making the time. {event} now begins. "
        "Tonight you will change tables {rounds} times; your table numbers are on your badge. "
        "Please make yourselves at home.",
    ),
    Line(
        "toast",
        "乾杯",
        "それでは乾杯に移ります。お手元のグラスのご用意はよろしいでしょうか。お車の方は、"
        "どうぞお茶でご一緒ください。"
        "ご発声は{speaker}様にお願いいたします。",
        "It is time for the toast. Does everyone have a glass? If you are driving, please join us with tea. "
        "{speaker} will lead us.",
    ),
    Line(
        "first_round",
        "お席へ・1回目",
        "それでは、名札の「1回目」の番号のテーブルへお移りください。お一人一分ほどで、"
        "お仕事と、いま探していることを"
        "お話しください。お隣の方から順にどうぞ。",
        "Please go to the table shown for round 1 on your badge. Take about a minute each: "
        "what you do, and what you are looking for just now. Start with whoever is next to you.",
    ),
    Line(
        "minute_before",
        "席替えの一分前",
        "お話の途中かと存じますが、あと一分でお席替えです。名札の「{next}回目」の番号をご覧ください。",
        ("I am sorry to interrupt. We change tables in one minute. Please look for round {next} on your badge."),
    ),
    Line(
        "change",
        "席替え",
        "それでは{next}回目のお席へお移りください。グラスはそのままで結構です。お名刺入れだけ、お忘れなく。",
        "Please move to your table for round {next}. You may leave your glass; just remember your card case.",
    ),
    Line(
        "last_minute",
        "最後の回の一分前",
        ("お話が弾んでいるところ恐れ入ります。お席でのお時間は、あと一分です。このあとはご自由にご歓談いただけます。"),
        (
            "I hate to break in on good company. There is one minute left at this table; after "
            "that, talk freely with anyone."
        ),
    ),
    Line(
        "mingling",
        "ご歓談",
        "ここからはお席を離れて、どうぞご自由にご歓談ください。"
        "まだお話しになっていない方がいらっしゃいましたら、"
        "受付の者がお引き合わせいたします。",
        "From here on, please leave your tables and talk as you like. "
        "If there is someone you have not yet met, our reception will gladly introduce you.",
    ),
    Line(
        "closing",
        "中締め",
        "お名残惜しいところではございますが、ここで一度、中締めとさせていただきます。今夜お会いになった方へ、"
        "今日のうちに一言お礼をお送りになってはいかがでしょうか。本日は誠にありがとうございました。",
        "It is hard to stop, but here we close the formal part of the evening. "
        "If someone stayed in your mind tonight, why not send them a word of thanks before "
        "midnight? Thank you all.",
    ),
    Line(
        "farewell",
        "お開き",
        "以上をもちまして、お開きといたします。お忘れ物のないよう、お足元に気をつけてお帰りください。"
        "次回も皆さまにお目にかかれますことを、楽しみにしております。",
        "With this we come to the end. Please check that you have everything, and take care "
        "on your way home. "
        "We look forward to seeing you again.",
    ),
)
