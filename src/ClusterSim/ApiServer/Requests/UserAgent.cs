using System.Text;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Requests;

/// <summary>The program that sends a request, as it names itself.</summary>
/// <remarks>Source: apiserver endpoints/handlers/create.go, prefixFromUserAgent; apimachinery managedfields/internal/buildmanagerinfo.go (v1.36).</remarks>
internal static class UserAgent
{
    private const int MaxLength = 128; // FieldManagerMaxLength
    private const string Nobody = "unknown";

    /// <summary>Who owns the fields that are written, when the request does not say: what stands before the first slash.</summary>
    public static string ManagerOf(string? userAgent)
    {
        var name = new StringBuilder();
        var length = 0;
        foreach (var rune in (userAgent ?? "").Split('/')[0].EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
                continue;
            if ((length += rune.Utf8SequenceLength) > MaxLength)
                break;
            name.Append(rune.ToString());
        }
        return name.Length == 0 ? Nobody : name.ToString();
    }
}
