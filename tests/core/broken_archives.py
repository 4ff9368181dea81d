"""Archives that must never be read: each a name, the bytes, and a word the refusal has to say."""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.core.archive_corpus import Form as Layout
from tests.core.archive_corpus import World, instagram_files, x_script, zipped

FOLLOWERS = "connections/followers_and_following/followers_1.json"
FRIENDS = "connections/friends/your_friends.json"
PROFILE = "personal_information/profile_information/profile_information.json"
FOLLOWING = "connections/followers_and_following/following.json"
Broken = tuple[str, bytes, str]


def sound() -> bytes:
    """A sound export to break."""
    return zipped(instagram_files(World(followers=[("bob", 1_600_000_000)] * 1), Layout.NEW_JSON))


def one(content: str | bytes) -> bytes:
    """An export whose list of followers is this."""
    return zipped({FOLLOWERS: content})


def named(name: str) -> bytes:
    """A sound export with one more file of this name."""
    return zipped({FOLLOWERS: "[]", name: "x"})


def edited(change: Callable[[zipfile.ZipInfo], None], content: bytes = b"[]") -> bytes:
    """An export whose list of followers was stored after this change to its entry."""
    buffer = io.BytesIO()
    info = zipfile.ZipInfo(FOLLOWERS)
    change(info)
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, content)
    return buffer.getvalue()


def patched(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The archive with these bytes written over every header of this kind."""
    result, at = bytearray(data), data.find(signature)
    while at >= 0:
        result[at + offset : at + offset + len(value)] = value
        at = data.find(signature, at + 1)
    return bytes(result)


CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def _symlink(info: zipfile.ZipInfo) -> None:
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def _twice() -> bytes:
    # Two names of one length, so that the second can be renamed to the first behind the library's back.
    other = FOLLOWERS.replace("_1.", "_2.")
    return zipped({FOLLOWERS: "[]", other: "[]"}).replace(other.encode(), FOLLOWERS.encode())


def _overlapping() -> bytes:
    # The second entry's header is the first one's, so both names stand for the same bytes.
    data = bytearray(zipped({FOLLOWERS: "[]", FOLLOWERS.replace("_1.", "_2."): "[]"}))
    second = data.rfind(CENTRAL)
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    return bytes(data)


def _lying_about_size() -> bytes:
    # A megabyte that says it is two bytes long.
    big = one("[" + " " * 1_000_000 + "]")
    return patched(patched(big, CENTRAL, 24, struct.pack("<L", 2)), LOCAL, 22, struct.pack("<L", 2))


def _endless_directory() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(FOLLOWERS, "[]")
    data = buffer.getvalue()
    central, end = data.find(CENTRAL), data.find(b"PK\x05\x06")
    entry = data[central:end]
    directory = entry * 160_000
    closing = bytearray(data[end:])
    closing[12:20] = struct.pack("<LL", len(directory), central)
    return data[:central] + directory + bytes(closing)


def broken_archives() -> Iterator[Broken]:
    """The corpus."""
    whole = sound()
    yield "empty file", b"", "not a ZIP"
    yield "text", b"hello", "not a ZIP"
    yield "picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "not a ZIP"
    yield "empty zip", zipped({}), "holds no files"
    yield "only a header", whole[:4], "cut short"
    yield "truncated at half", whole[: len(whole) // 2], "cut short"
    yield "truncated by a byte", whole[:-1], "cut short"
    yield "beginning lost", LOCAL + whole[len(whole) // 2 :], "it was not opened"
    yield "a zip of something else", zipped({"holiday.txt": "sun"}), "no list of followers"
    yield "nested zip", zipped({"export.zip": whole}), "no list of followers"
    yield "parent folder", named("../evil.txt"), "evil"
    yield "parent folder inside", named("connections/../../evil.txt"), "evil"
    yield "absolute", named("/etc/passwd"), "passwd"
    yield "drive letter", named("C:/evil.txt"), "evil"
    yield "backslash", named("..\\evil.txt"), "evil"
    yield "zero-byte name", named("evilX.txt").replace(b"evilX", b"evil\0"), "evil"
    yield "escape codes in a name", named("\x1b[31mred.txt"), "red"
    yield "nameless", named("x/y.txt").replace(b"x/y.txt", b"x//.txt"), "which no export has"
    yield "symlink", edited(_symlink, b"/etc/passwd"), "link"
    yield "same name twice", _twice(), "twice"
    yield "overlapping entries", _overlapping(), "share the same bytes"
    yield "encrypted", patched(patched(whole, CENTRAL, 8, b"\x01\0"), LOCAL, 6, b"\x01\0"), "password"
    yield "unusual compression", zipped({FOLLOWERS: "[]"}, compression=zipfile.ZIP_BZIP2), "compressed in a way"
    yield "wrong checksum", patched(whole, CENTRAL, 16, b"\0\1\2\3"), "damaged"
    yield "bomb by ratio", one("[" + " " * 30_000_000 + "]"), "inflate"
    yield (
        "bomb of follower files",
        zipped({FOLLOWERS.replace("_1", f"_{n}"): "0" * 20_000_000 for n in range(3)}),
        "inflate",
    )
    yield "bomb that lies about its size", _lying_about_size(), "damaged"
    yield "a directory without end", _endless_directory(), "more than 150,000 files"
    yield "not JSON", one("hello"), "followers_1.json"
    yield "JSON cut short", one('[{"string_list_data": [{"value": "bob"'), "sound JSON"
    yield "JSON with something after it", one("[] and more"), "sound JSON"
    yield "JSON of the wrong shape", one("[1, 2, 3]"), "other than records"
    yield "JSON object without a list", one('{"relationships": 7}'), "no list"
    yield "deep JSON", one("[" * 100_000 + "]" * 100_000), "deep"
    yield "deep JSON in a record", one('[{"a":' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}]"), "deep"
    yield (
        "a huge record",
        one("[{" + ",".join(f'"k{n}":{n}' for n in range(150_000)) + "}]"),
        "longer than in any export",
    )
    yield "a huge string", one(json.dumps([{"title": _text_of(2_100_000)}])), "longer than in any export"
    yield (
        "a huge number",
        one('[{"string_list_data": [{"value": "bob", "timestamp": ' + "9" * 5_000 + "}]}]"),
        "sound JSON",
    )
    yield "bad UTF-8 in JSON", one(b'[{"title": "\xff\xfe\xfa"}]'), "sound JSON"
    yield (
        "bad UTF-8 in HTML",
        zipped({FOLLOWERS.replace("json", "html"): b'<div class="uiBoxWhite">\xff</div>'}),
        "UTF-8",
    )
    unknown = '<html><body><table><a href="https://www.instagram.com/bob">bob</a></table></body></html>'
    yield "HTML of unknown layout", zipped({FOLLOWERS.replace("json", "html"): unknown}), "laid out"
    yield "HTML of boxes alone", zipped({FOLLOWERS.replace("json", "html"): "<html>" + "<div>" * 1000}), "laid out"
    yield "HTML that is empty", zipped({FOLLOWERS.replace("json", "html"): ""}), "laid out"
    yield from _of_facebook()
    yield "script without a list", zipped({"data/follower.js": "alert(1)"}), "follower.js"
    yield "script cut short", zipped({"data/follower.js": x_script("follower", [{}])[:-1]}), "sound JSON"


def _of_facebook() -> Iterator[Broken]:
    def friends(content: str | bytes) -> bytes:
        return zipped({FRIENDS: content})

    files: dict[str, bytes | str] = {
        f"comments_and_reactions/likes_and_reactions_{n}.json": "0" * 20_000_000 for n in range(3)
    }
    yield "Facebook: bomb by ratio", friends('{"friends_v2": [' + " " * 30_000_000 + "]}"), "inflate"
    yield "Facebook: bomb of many files", zipped({**files, FRIENDS: '{"friends_v2": []}'}), "inflate"
    yield "Facebook: bomb of a profile", zipped({FRIENDS: "[]", PROFILE: "[" + " " * 30_000_000 + "]"}), "inflate"
    yield "Facebook: a profile without end", zipped({FRIENDS: "[]", PROFILE: json.dumps(_text_of(3 << 20))}), "longer"
    yield "Facebook: a profile cut short", zipped({FRIENDS: "[]", PROFILE: '{"profile_v2": {"name"'}), "sound JSON"
    yield "Facebook: a deep profile", zipped({FRIENDS: "[]", PROFILE: "[" * 5_000 + "]" * 5_000}), "deep"
    yield "Facebook: not JSON", friends("hello"), "your_friends.json"
    yield "Facebook: JSON cut short", friends('{"friends_v2": [{"name": "Bob"'), "sound JSON"
    yield "Facebook: JSON of the wrong shape", friends('{"friends_v2": [1, 2, 3]}'), "other than records"
    yield "Facebook: JSON object without a list", friends('{"friends_v2": 7}'), "no list"
    yield "Facebook: deep JSON", friends('{"friends_v2": ' + "[" * 100_000 + "]" * 100_000 + "}"), "deep"
    yield "Facebook: a huge name", friends(json.dumps({"friends_v2": [{"name": _text_of(2 << 20)}]})), "longer"
    yield "Facebook: bad UTF-8", friends(b'{"friends_v2": [{"name": "\xff\xfe"}]}'), "sound JSON"
    yield (
        "Facebook: bad UTF-8 in HTML",
        zipped({FRIENDS.replace("json", "html"): b'<div class="uiBoxWhite">\xff</div>'}),
        "UTF-8",
    )
    unknown = '<html><body><table><a href="https://www.facebook.com/bob">bob</a></table></body></html>'
    yield "Facebook: HTML of unknown layout", zipped({FRIENDS.replace("json", "html"): unknown}), "laid out"


def _text_of(length: int) -> str:
    return "".join(chr(65 + place % 26) * (place % 7) for place in range(length // 3))
