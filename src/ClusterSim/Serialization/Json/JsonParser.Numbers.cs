using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ClusterSim.Serialization;

internal ref partial struct JsonParser
{
    private JsonValue ParseNumber()
    {
        var start = _at;
        var whole = true;
        if (_text[_at] == '-')
            _at++;
        if (Peek() == '0')
            _at++;
        else
            ReadDigits("in numeric literal");
        if (Peek() == '.')
        {
            whole = false;
            _at++;
            ReadDigits("after decimal point in numeric literal");
        }
        if (Peek() is 'e' or 'E')
        {
            whole = false;
            _at++;
            if (Peek() is '+' or '-')
                _at++;
            ReadDigits("in exponent of numeric literal");
        }
        var text = _text[start.._at];
        if (whole && Utf8Parser.TryParse(text, out long integer, out _))
            return new JsonInteger(integer);
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new JsonFloat(number)
            : throw new DecodeException($"json: cannot unmarshal number {Encoding.UTF8.GetString(text)} into Go value of type float64");
    }

    private void ReadDigits(string context)
    {
        if (_at >= _text.Length)
            throw End();
        if (Peek() is < '0' or > '9')
            throw Unexpected(context);
        while (Peek() is >= '0' and <= '9')
            _at++;
    }
}
