"""Short cuts, and the ways in which hair leaves."""

from enishi.demo.portraits.brush import fill
from enishi.demo.portraits.brush import flip as mirrored
from enishi.demo.portraits.combing import Hair, dots, strands

SKULL = "M69 126C60 76 86 50 120 50S180 76 171 126"


def crop(c: str) -> Hair:
    return Hair(
        front=fill(SKULL + "C167 102 156 82 120 79C84 82 73 102 69 126Z", c)
        + strands("M96 74C100 66 108 61 116 60M122 76C126 68 134 64 142 65", c)
    )


def short(c: str) -> Hair:
    return Hair(
        front=fill(
            (
                "M69 127C59 73 86 46 120 46S181 73 171 127C168 110 164 98 156 88C136 97 104 97 85 "
                "86C77 97 72 111 69 127Z"
            ),
            c,
        )
        + strands("M100 90C98 78 104 66 116 60M122 92C124 80 132 70 142 66", c)
    )


def part(c: str) -> Hair:
    return Hair(
        front=fill(
            "M69 128C57 76 85 44 124 46C162 48 181 76 171 128C168 110 164 99 157 89C135 90 114 83 102 69"
            "C97 84 87 91 80 100C74 108 71 117 69 128Z",
            c,
        )
        + strands("M104 68C118 60 138 62 152 74M108 60C122 52 140 55 153 65", c)
    )


def receding(c: str) -> Hair:
    return Hair(
        front=fill(
            "M69 127C60 78 87 51 120 51S180 78 171 127C169 113 165 103 160 96C160 84 152 74 142 72"
            "C136 78 128 80 120 80S104 78 98 72C88 74 80 84 80 96C75 103 71 113 69 127Z",
            c,
        )
        + strands("M108 76C108 68 112 62 118 58M124 77C125 69 130 63 137 61", c)
    )


def thin(c: str) -> Hair:
    """A few long hairs, combed over with care."""
    return Hair(
        front=balding(c).front + f'<path fill="none" stroke="{c}" stroke-width="3.4" stroke-linecap="round" '
        'd="M79 92C90 70 124 60 155 83M79 99C92 77 124 66 158 90M84 85C98 66 126 60 150 77"/>'
    )


def balding(c: str) -> Hair:
    left = "M71 138C62 116 64 96 77 82C80 92 78 104 76 112C74 120 74 128 74 137Z"
    return Hair(front=fill(left, c) + mirrored(fill(left, c)))


def bald(c: str) -> Hair:
    shine = (
        '<path fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="4" '
        'stroke-linecap="round" d="M92 88C96 80 102 76 109 74"/>'
    )
    return Hair(front=f'<g opacity=".22">{balding(c).front}</g>' + shine)


def buzz(c: str) -> Hair:
    return Hair(
        front=fill(
            (
                "M71 122C65 80 86 57 120 57S175 80 169 122C167 108 163 96 157 90C147 84 136 82 "
                "120 82S93 84 83 90C77 96 73 108 71 122Z"
            ),
            c,
        )
    )


def swept_back(c: str) -> Hair:
    return Hair(
        front=fill(
            (
                "M69 127C55 72 86 42 120 42S185 72 171 127C168 108 164 94 157 86C147 77 135 74 "
                "120 74S93 77 83 86C76 94 72 108 69 127Z"
            ),
            c,
        )
        + strands(
            (
                "M100 75C98 66 100 58 104 52M120 73C119 65 120 57 122 50M140 75C142 67 141 59 138 "
                "53M84 84C80 76 80 70 84 64M156 84C160 76 160 70 156 64"
            ),
            c,
        )
    )


def fringe(c: str) -> Hair:
    return Hair(
        front=fill(
            "M68 131C55 74 84 42 122 43C160 44 184 76 172 131C170 118 167 109 162 102C160 106 157 108 153 109"
            "C152 103 149 98 145 94C141 101 134 106 126 108C126 103 125 99 123 96C115 103 106 107 96 109"
            "C97 105 97 101 96 98C89 104 82 107 77 109C72 115 70 123 68 131Z",
            c,
        )
        + strands("M124 94C120 80 124 66 134 58M97 97C98 82 106 68 116 60M146 92C148 82 150 76 156 72", c)
    )


def centre(c: str) -> Hair:
    return Hair(
        front=fill(
            "M68 137C52 78 82 44 120 44S188 78 172 137C170 118 164 104 154 94C142 84 127 80 120 66"
            "C113 80 98 84 86 94C76 104 70 118 68 137Z",
            c,
        )
        + strands("M120 66C118 60 120 54 121 48M112 66C100 72 88 78 80 92M128 66C140 72 152 78 160 92", c)
    )


def curls(c: str) -> Hair:
    return Hair(
        front=fill("M70 122C62 78 86 52 120 52S178 78 170 122C166 104 156 90 120 84C84 90 74 104 70 122Z", c)
        + dots(
            ("73,104 77,88 86,73 99,62 114,56 130,56 144,63 155,74 163,88 167,104 92,84 107,80 122,82 137,80 150,86"),
            12.5,
            c,
        )
        + strands(
            ("M88 74c5-5 11-4 13 1M110 66c5-5 12-4 14 1M134 68c5-4 11-2 12 4M96 88c4-5 10-5 13-1M126 88c4-5 10-4 12 0"),
            c,
        )
    )
