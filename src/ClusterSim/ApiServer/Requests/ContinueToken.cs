using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Where a list that was cut off goes on: behind which object, and as of which revision.</summary>
/// <remarks>Source: apiserver storage/continue.go (v1.36).</remarks>
/// <param name="Revision">The revision of the first part; <see cref="Latest"/> to go on with what there is now.</param>
/// <param name="Start">Key of the last object that was listed; within the namespace when the list is of one.</param>
internal readonly record struct ContinueToken(long Revision, string Start)
{
    /// <summary>Stands for the latest revision: parts of a list that goes on so do not fit together.</summary>
    public const long Latest = -1;

    private const string Version = "meta.k8s.io/v1";

    public string Encode() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(JsonText.WriteText(new JsonObject([
        new("v", Version),
        new("rv", Revision),
        new("start", Start + "\0"),
    ]))));

    /// <exception cref="ApiException">400: it is none of ours.</exception>
    public static ContinueToken Decode(string text)
    {
        var json = Parse(text);
        if (json["v"]?.AsText is var version && version != Version)
            throw Invalid($"server does not recognize this encoded version {Validation.GoText.Quote(version ?? "")}");
        if (json["rv"] is not JsonInteger { Value: not 0 and var revision })
            throw Invalid($"incorrect encoded start resourceVersion (version {Version})");
        if (json["start"]?.AsText is not { Length: > 0 } start)
            throw Invalid($"encoded start key empty (version {Version})");
        if (Array.Exists(start.Split('/'), part => part is "." or "..") || start.Contains("//", StringComparison.Ordinal))
            throw Invalid(start); // Nobody reads what lies outside of the list.
        return new(revision, start.TrimEnd('\0'));
    }

    /// <summary>The key behind which to go on.</summary>
    public ObjectKey KeyIn(string? ns)
    {
        var slash = Start.IndexOf('/');
        return ns is not null || slash < 0 ? new(ns ?? "", Start) : new(Start[..slash], Start[(slash + 1)..]);
    }

    private static JsonValue Parse(string text)
    {
        var bytes = FromBase64(text);
        try
        {
            return JsonText.Parse(Latin1Safe(bytes));
        }
        catch (DecodeException broken)
        {
            throw Invalid(broken.Message);
        }
    }

    // As Go does, without minding the bits that are left over at the end.
    private static byte[] FromBase64(string text)
    {
        var bad = BadCharacter(text);
        if (bad < text.Length || text.Length % 4 == 1)
            throw Invalid("illegal base64 data at input byte " + bad.ToString(CultureInfo.InvariantCulture));
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        return Convert.FromBase64String(padded);
    }

    // Not every run of bytes is UTF-8; Go names the first byte it stumbles over as if it were a character.
    private static byte[] Latin1Safe(byte[] bytes)
    {
        if (bytes is [>= 0x80, ..])
            throw Invalid($"invalid character '\\u{(int)bytes[0]:x4}' looking for beginning of value");
        return bytes;
    }

    private static int BadCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('-' or '_'))
                return i;
        return text.Length;
    }

    private static ApiException Invalid(string why) => ApiErrors.BadRequest("invalid continue token: continue key is not valid: " + why);
}
