using System.Globalization;
using System.Text;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>An answer, which either protocol writes in its own way. Texts hold bytes, one in each character.</summary>
/// <remarks>Source: redis.io, RESP protocol specification.</remarks>
internal abstract record RedisReply
{
    public static RedisReply Ok { get; } = new SimpleReply("OK");

    public static RedisReply Nil { get; } = new BulkReply(null);

    /// <summary>Nothing is answered: a client waits, or has been answered already.</summary>
    public static RedisReply None { get; } = new NoReply();

    public static RedisReply WrongType { get; } = new ErrorReply("WRONGTYPE Operation against a key holding the wrong kind of value");

    public static RedisReply NotInteger { get; } = new ErrorReply("ERR value is not an integer or out of range");

    public static RedisReply SyntaxError { get; } = new ErrorReply("ERR syntax error");

    public static RedisReply Of(long number) => new IntegerReply(number);

    public static RedisReply Of(bool value) => new IntegerReply(value ? 1 : 0);

    public static RedisReply Of(string? text) => new BulkReply(text);

    public static RedisReply Of(IEnumerable<string?> texts) => new ArrayReply([.. texts.Select(Of)]);

    public static RedisReply Error(string text) => new ErrorReply(text);

    public byte[] Encode(int protocol)
    {
        var text = new StringBuilder();
        Write(text, protocol);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    public abstract void Write(StringBuilder text, int protocol);

    private sealed record NoReply : RedisReply
    {
        public override void Write(StringBuilder text, int protocol)
        {
        }
    }
}

/// <summary>A short text, as in <c>OK</c>.</summary>
internal sealed record SimpleReply(string Text) : RedisReply
{
    public override void Write(StringBuilder text, int protocol) => text.Append('+').Append(Text).Append("\r\n");
}

/// <summary>Why something was not done.</summary>
internal sealed record ErrorReply(string Text) : RedisReply
{
    public override void Write(StringBuilder text, int protocol) => text.Append('-').Append(Text).Append("\r\n");
}

/// <summary>A number.</summary>
internal sealed record IntegerReply(long Number) : RedisReply
{
    public override void Write(StringBuilder text, int protocol) => text.Append(CultureInfo.InvariantCulture, $":{Number}\r\n");
}

/// <summary>A text, or nothing.</summary>
internal sealed record BulkReply(string? Text) : RedisReply
{
    public override void Write(StringBuilder text, int protocol)
    {
        if (Text is null)
            text.Append(protocol >= 3 ? "_\r\n" : "$-1\r\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"${Text.Length}\r\n").Append(Text).Append("\r\n");
    }
}

/// <summary>Several answers.</summary>
internal sealed record ArrayReply(IReadOnlyList<RedisReply> Items) : RedisReply
{
    public override void Write(StringBuilder text, int protocol)
    {
        text.Append(CultureInfo.InvariantCulture, $"*{Items.Count}\r\n");
        foreach (var item in Items)
            item.Write(text, protocol);
    }
}

/// <summary>Names and values: in the older protocol a list of both in turn.</summary>
internal sealed record MapReply(IReadOnlyList<KeyValuePair<string, RedisReply>> Items) : RedisReply
{
    public override void Write(StringBuilder text, int protocol)
    {
        text.Append(protocol >= 3 ? '%' : '*').Append(protocol >= 3 ? Items.Count : Items.Count * 2).Append("\r\n");
        foreach (var (name, value) in Items)
        {
            Of(name).Write(text, protocol);
            value.Write(text, protocol);
        }
    }
}
