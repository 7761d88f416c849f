"""The invented people and words of the gallery."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

START = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
MIX: list[tuple[str, int]] = [("E", 9), ("I", 8), ("D", 7), ("L", 5), ("M", 5), ("G", 4), ("", 1)]


@dataclass(frozen=True)
class Firm:
    name: str
    romanised: str = ""


@dataclass(frozen=True)
class Guest:
    family: str
    given: str
    family_reading: str
    given_reading: str
    romanised: str
    organisation: Firm
    division: str
    title: str = ""
    hook: str = ""
    hook_en: str = ""
    photo: str = ""


@dataclass(frozen=True)
class Evening:
    name: str = "第12回 汐見沢異業種交流会"
    romanised: str = "12th Shiomizawa Business Mixer"
    zone: str = "Asia/Tokyo"
    starts_at: datetime = START


@dataclass(frozen=True)
class Table:
    number: int
    guests: list[Guest] = field(default_factory=list)


YAMAMOTO = Guest(
    "山本", "美咲", "やまもと", "みさき", "Misaki Yamamoto", Firm("湯の花荘", "Yunohana Inn"), "M", "女将",
    "予約の電話が多いです", "Too many phone bookings", "ui/gallery/yamamoto.svg",
)  # fmt: skip
KUROSE = Guest(
    "黒瀬", "正之", "くろせ", "まさゆき", "Masayuki Kurose", Firm("しおみ信用金庫", "Shiomi Shinkin Bank"), "J", "部長",
    "事業承継のご相談に", "Handing a business on", "ui/gallery/kurose.svg",
)  # fmt: skip
TESHIGAWARA = Guest(
    "勅使河原", "萌々子", "てしがわら", "ももこ", "Momoko Teshigawara",
    Firm("汐見沢工業高等専門学校 地域連携室", "Shiomizawa National College of Technology"), "O", "准教授",
    "学生と一緒に試作します", "Prototypes with students",
)  # fmt: skip
YOSHIZAKI = Guest(
    "𠮷﨑", "髙志", "よしざき", "たかし", "", Firm("汐見沢市 産業振興課"), "S", "課長補佐", "補助金の書き方", "",
)  # fmt: skip
ISHII = Guest(
    "石井", "大地", "いしい", "だいち", "Daichi Ishii",
    Firm("有限会社石井鉄工所", "Ishii Ironworks"), "E", "専務取締役",
    "一点ものの金具を作ります", "One-off metal fittings", "ui/gallery/ishii.svg",
)  # fmt: skip
NOZAWA = Guest(
    "野沢", "由紀", "のざわ", "ゆき", "Yuki Nozawa", Firm("のざわ保育園", "Nozawa Nursery"), "P", "園長",
    "給食の野菜を探しています", "Looking for vegetables for lunches", "ui/gallery/nozawa.svg",
)  # fmt: skip
GUESTS = [YAMAMOTO, KUROSE, NOZAWA, ISHII, TESHIGAWARA, YOSHIZAKI]
TABLES = [Table(1, GUESTS), Table(2, GUESTS[::-1]), Table(3, GUESTS[2:]), Table(4, GUESTS[:4])]


# What the parts say in the gallery: Japanese, English.
WORDS: dict[str, tuple[str, str]] = {
    "gallery": ("部品の見本", "The parts of every page"),
    "gallery_about": (
        "すべての部品を、すべての状態で。人と会社は架空です。",
        "Every part in every state. People and firms are invented.",
    ),
    "words": ("文字", "Words"),
    "question": (
        "『予約の電話が多い』と伺って、何と答えましたか",
        "When she said “too many phone bookings”, what did you answer?",
    ),
    "body": (
        "席割りを引き直しても、公開するまで皆さんの画面には出ません。",
        "A new seating stays a draft. Nobody sees it until you publish it.",
    ),
    "link": ("次第を見る", "See the programme"),
    "buttons": ("ボタン", "Buttons"),
    "publish": ("公開する", "Publish"),
    "again": ("引き直す", "Draw again"),
    "later": ("明日の朝にする", "Tomorrow morning"),
    "enough": ("ご挨拶で十分", "A greeting was enough"),
    "focus": ("選ばれている", "With the focus"),
    "cannot": ("まだ公開できません", "Not yet possible"),
    "busy": ("引いています…", "Drawing…"),
    "speak": ("声で書く", "Dictate"),
    "send": ("送る", "Send"),
    "people": ("人", "People"),
    "industries": ("業種", "Industries"),
    "mix": ("業種の内訳", "Industry mix"),
    "forms": ("書き込む", "Forms"),
    "family": ("姓", "Family name"),
    "given": ("名", "Given name"),
    "reading": ("ふりがな", "Reading"),
    "reading_help": ("ひらがな・カタカナのどちらでもかまいません。", "Hiragana or katakana, as you like."),
    "mail": ("メールアドレス", "Mail address"),
    "mail_error": (
        "「@」の後ろが足りません。例：hayase@example.jp",
        "Something is missing after the “@”. For example: hayase@example.jp",
    ),
    "industry": ("業種", "Industry"),
    "optional": ("任意", "optional"),
    "note": ("ひとこと", "A few words"),
    "code": ("メールで届いた6桁の番号", "The six digits from your mail"),
    "newsletter": ("主催者からのお知らせを受け取る", "Receive news from the host"),
    "newsletter_help": ("いつでも止められます。", "You can stop them at any time."),
    "dinner": ("お料理", "Dinner"),
    "fish": ("魚", "Fish"),
    "vegetables": ("野菜", "Vegetables"),
    "closed": ("締め切りました", "Closed"),
    "find": ("名前・ふりがな・会社で探す", "Find a name or company"),
    "drop": ("名簿のファイルをここへ", "Drop the roster here"),
    "drop_help": (
        "または押して選ぶ。.xlsx と .csv を読めます。",
        "or press to choose. We read .xlsx and .csv.",
    ),
    "reading_file": ("読み込んでいます…", "Reading…"),
    "notices": ("知らせる", "Messages"),
    "saved": ("名簿を取り込みました。56名です。", "The roster is in: 56 people."),
    "sent": ("山本 美咲様へ送ります。", "On its way to Misaki Yamamoto."),
    "undo": ("取り消す", "Undo"),
    "close": ("閉じる", "Close"),
    "no_line": (
        "つながりません。何も失われていません。もう一度お試しください。",
        "No connection. Nothing was lost; please try again.",
    ),
    "look": ("もう一度ご覧ください", "Look once more"),
    "look_why": (
        "この入れ替えで、同じ方と二度同席する組が3組できます。",
        "With this move three pairs would sit together twice.",
    ),
    "draft": ("下書き", "Draft"),
    "published": ("公開中", "Published"),
    "projected": ("会場に表示中", "On the wall"),
    "late": ("2行要確認", "2 rows to check"),
    "empty": ("参加者はまだいません", "Nobody is here yet"),
    "empty_help": (
        "名簿のファイルを入れるか、お一人ずつ書き入れると、ここに並びます。",
        "Drop in a roster or add people one by one; they appear here.",
    ),
    "add": ("名簿を入れる", "Add a roster"),
    "working": ("席割りを引いています", "Drawing the seating"),
    "working_more": (
        "あと40秒ほど。閉じても続きます。",
        "About 40 seconds more. It goes on when you close this page.",
    ),
    "uploading": ("読み込んでいます", "Reading the file"),
    "tables": ("表と一覧", "Tables and lists"),
    "row": ("行", "Row"),
    "name": ("氏名", "Name"),
    "company": ("会社", "Company"),
    "phone": ("電話", "Phone"),
    "skipped": ("合計の行です。取り込みません。", "A line of totals; it is left out."),
    "phone_short": ("桁が足りません（0466-2）", "Digits are missing (0466-2)"),
    "date": ("日時", "Date"),
    "venue": ("会場", "Venue"),
    "hall": ("汐見沢商工会議所 3階 大ホール", "Chamber of Commerce, 3rd floor, Grand Hall"),
    "fee": ("会費", "Fee"),
    "open": ("開く", "Open"),
    "guests": ("56名", "56 people"),
    "why_paper": ("紙の名札も使えますか", "Do paper badges still work?"),
    "why_paper_answer": ("はい。刷ったものが優先です。", "Yes. Once printed, paper rules."),
    "sure": ("席割りを引き直しますか", "Draw a new seating?"),
    "sure_more": (
        "今の下書きは残ります。いつでも戻せます。",
        "This draft is kept. You can always go back to it.",
    ),
    "stop": ("やめる", "Cancel"),
    "small": ("小さな部品", "Small parts"),
    "round_1": ("1回目", "Round 1"),
    "round_2": ("2回目", "Round 2"),
    "round_3": ("3回目", "Round 3"),
    "round_4": ("4回目", "Round 4"),
    "rounds": ("回", "Rounds"),
    "arrived": ("来場", "arrived"),
    "of": ("/ 56名", "/ 56"),
    "thank": ("お礼を書く", "Write a note"),
    "screens": ("画面", "Screens"),
    "phone_table": ("参加者：この卓", "Attendee: this table"),
    "phone_thanks": ("参加者：お礼", "Attendee: a note"),
    "second": ("2回目", "Round 2"),
    "of_four": ("全4回", "of 4"),
    "change": ("席替え", "Next round"),
    "table": ("番テーブル", "Table"),
    "turn": ("さんの番", "speaks"),
    "next_is": ("次の3回目は", "Round 3 is at"),
    "next_table": ("1番テーブル", "Table 1"),
    "exchange": ("この卓の皆さんと交換", "Exchange with this table"),
    "tonight": ("今夜のお礼", "Tonight’s notes"),
    "left": ("今日中 あと2時間28分", "2 h 28 min left today"),
    "met": ("2回目・5番テーブル", "Round 2, table 5"),
    "word": ("予約の電話", "phone bookings"),
    "subject": ("件名", "Subject"),
    "subject_text": ("今夜のお礼（早瀬印刷 早瀬）", "Thank you for tonight (Hayase, Hayase Printing)"),
    "frame": (
        "山本 美咲様 今夜はありがとうございました。早瀬印刷の早瀬です。",
        "Dear Ms Yamamoto, thank you for tonight. This is Hayase of Hayase Printing.",
    ),
    "letter": (
        "予約の電話が夕方に重なるとのお話、うちの工場も注文のFAXで同じでした。受け付け票を一枚に",
        "You said the phone rings most in the evening. It is the same with our fax orders. One slip for",
    ),
    "sign": ("早瀬印刷株式会社　早瀬 健一", "Kenichi Hayase, Hayase Printing"),
    "not_yet": ("まだ書いていないこと：", "Not mentioned yet: "),
    "inn": ("温泉旅館", "the hot spring inn"),
    "desk_plan": ("主催者：席割り", "Host: seating"),
    "quality": ("お一人平均24名、うち異業種21名。", "Each meets 24 people, 21 of other industries."),
    "quality_more": (
        "下書きです。公開すると、皆さんの画面と名札に出ます。",
        "A draft. Published, it appears on phones and badges.",
    ),
    "ban": ("番", ""),
    "table_short": ("", "Table"),
    "to_6": ("→ 6番", "→ 6"),
    "to_1": ("→ 1番", "→ 1"),
    "absent": ("欠席", "absent"),
    "fromto": ("2番から1番へ。黒瀬さんが2番へ。", "From table 2 to 1. Kurose to table 2."),
    "for_one": ("山本さんには", "For Misaki Yamamoto"),
    "for_all": ("会場全体では", "For the whole room"),
    "meets": ("会う方", "People met"),
    "n_23": ("24名 → 23名", "24 → 23"),
    "others": ("うち異業種", "Other industries"),
    "n_21": ("22名 → 21名", "22 → 21"),
    "twice": ("二度同席", "Pairs meeting twice"),
    "n_3": ("0組 → 3組", "0 → 3"),
    "swap": ("入れ替える", "Swap"),
    "mc": ("司会：次第", "MC: programme"),
    "programme": ("次第", "Programme"),
    "behind": ("予定より3分おくれ", "3 minutes behind"),
    "reception": ("受付", "Reception"),
    "done": ("済", "done"),
    "toast": ("乾杯", "Toast"),
    "mingle": ("ご歓談", "Mingling"),
    "min_17": ("17分", "17 min"),
    "min_20": ("20分", "20 min"),
    "remaining": ("2回目　残り", "Round 2, time left"),
    "read_when": ("席替えの一分前に読む", "To read one minute before the change"),
    "read": (
        "お話の途中かと存じますが、あと一分でお席替えです。名札の「3回目」の番号をご覧ください。",
        "One more minute, then we change seats. Please look at the number for round 3 on your badge.",
    ),
    "go_on": ("席替えへ進む", "On to the next round"),
    "plus_five": ("＋5分", "+5 min"),
    "absences": ("欠席を反映", "Enter absences"),
    "now": ("いま", "Now"),
    "wall": ("会場の画面", "The wall"),
    "rest": ("残り", "Left"),
    "wall_next": ("次は、名札の3回目の席へ", "Then: round 3 on your badge"),
    "desk_reception": ("受付の画面", "Reception desk"),
    "here": ("来場", "Arrived"),
    "came_at": ("18:07 来場", "18:07 arrived"),
    "signal": ("山本 美咲様　ようこそ", "Welcome, Misaki Yamamoto"),
    "signal_seat": ("1回目は3番", "Round 1: table 3"),
    "signal_twice": ("この名札は18:07に受付済みです", "This badge came in at 18:07"),
    "signal_twice_more": ("お名前を確かめてください。", "Please check the name."),
    "report": ("報告", "Report"),
    "steps": ("出会いからお礼まで", "From meeting to letter"),
    "step_met": ("お会いした組", "Pairs who met"),
    "step_marked": ("○がついた組", "Pairs with a mark"),
    "step_sent": ("お礼が届いた組", "Letters delivered"),
    "roster": ("名簿の確認", "Roster preview"),
    "enter": ("56名を取り込む", "Enter 56 people"),
    "enter_more": (
        "2行は後から直せます。何も失われません。",
        "Two rows can be mended later. Nothing is lost.",
    ),
    "column": ("列", "Column"),
    "who_meet": ("お会いいただきたい方", "People to meet"),
    "why": ("野菜を探していて、あなたが作っています", "Looks for vegetables, and you grow them"),
    "cut": (
        "サーバーとつながりません。名札の番号はそのまま有効です。",
        "The line to the server is cut. The numbers on your badge still hold.",
    ),
}  # fmt: skip
