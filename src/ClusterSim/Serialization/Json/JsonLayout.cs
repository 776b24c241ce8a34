using System.Buffers;

namespace ClusterSim.Serialization;

/// <summary>Lays JSON out for people: a line for each field and item, indented by two blanks.</summary>
/// <remarks>Source: Go's encoding/json, Indent, which empty objects and lists leave alone.</remarks>
internal static class JsonLayout
{
    private const int Indent = 2;

    /// <summary>The same JSON over many lines.</summary>
    /// <param name="json">Well-formed JSON without white space between its tokens.</param>
    public static byte[] Spread(ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length * 2);
        var depth = 0;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'"':
                    var length = LengthOfString(json[i..]);
                    output.Write(json.Slice(i, length));
                    i += length - 1;
                    break;
                case (byte)'{' or (byte)'[' when json[i + 1] is (byte)'}' or (byte)']':
                    output.Write(json.Slice(i++, 2));
                    break;
                case (byte)'{' or (byte)'[':
                    output.Write(json.Slice(i, 1));
                    Break(output, ++depth);
                    break;
                case (byte)'}' or (byte)']':
                    Break(output, --depth);
                    output.Write(json.Slice(i, 1));
                    break;
                case (byte)',':
                    output.Write(","u8);
                    Break(output, depth);
                    break;
                case (byte)':':
                    output.Write(": "u8);
                    break;
                default:
                    output.Write(json.Slice(i, 1));
                    break;
            }
        }
        return output.WrittenSpan.ToArray();
    }

    private static int LengthOfString(ReadOnlySpan<byte> json)
    {
        for (var i = 1; ; i++)
        {
            if (json[i] == (byte)'\\')
                i++; // What follows is no end, whatever it is.
            else if (json[i] == (byte)'"')
                return i + 1;
        }
    }

    private static void Break(ArrayBufferWriter<byte> output, int depth)
    {
        var line = output.GetSpan(1 + (depth * Indent))[..(1 + (depth * Indent))];
        line.Fill((byte)' ');
        line[0] = (byte)'\n';
        output.Advance(line.Length);
    }
}
