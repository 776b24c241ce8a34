using System.Buffers;
using System.Text;

namespace ClusterSim.Serialization;

internal ref partial struct JsonParser
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private string ParseString()
    {
        var start = ++_at;
        while (true)
        {
            var stop = _text[_at..].IndexOfAny(StringStops);
            if (stop < 0)
                throw End();
            _at += stop;
            if (_text[_at] == '"')
                return StringPool.Get(_text[start.._at++]);
            if (_text[_at] == '\\')
                return ParseEscapedString(start);
            throw Unexpected("in string literal");
        }
    }

    private string ParseEscapedString(int start)
    {
        var text = new StringBuilder().Append(Encoding.UTF8.GetString(_text[start.._at]));
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case (byte)'"':
                    _at++;
                    return WithoutLoneSurrogates(text.ToString());
                case (byte)'\\':
                    text.Append(ReadEscape());
                    break;
                case < 0x20:
                    throw Unexpected("in string literal");
                default:
                    var length = _text[_at..].IndexOfAny(StringStops);
                    if (length < 0)
                        throw End();
                    text.Append(Encoding.UTF8.GetString(_text.Slice(_at, length)));
                    _at += length;
                    break;
            }
        }
        throw End();
    }

    private char ReadEscape()
    {
        _at++;
        if (_at >= _text.Length)
            throw End();
        var escape = _text[_at];
        var replaced = escape switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)escape,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'u' => 'u',
            _ => throw Unexpected("in string escape code"),
        };
        _at++;
        return replaced == 'u' ? ReadHex() : replaced;
    }

    private char ReadHex()
    {
        var code = 0;
        for (var i = 0; i < 4; i++, _at++)
        {
            if (_at >= _text.Length)
                throw End();
            if (!char.IsAsciiHexDigit((char)_text[_at]))
                throw Unexpected("in \\u hexadecimal character escape");
            code = (code << 4) | Convert.ToInt32(((char)_text[_at]).ToString(), 16);
        }
        return (char)code;
    }

    // Half a pair becomes the replacement character, as in Go.
    private static string WithoutLoneSurrogates(string text) =>
        text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
