using System.Text;
using System.Text.Json;
using ClusterSim.Api.Meta;
using ClusterSim.Serialization;

namespace ClusterSim.Server.Streams;

/// <summary>How a session ended, as the protocols' error channel says it.</summary>
internal static class StatusText
{
    /// <summary>As JSON, which newer protocols use; it does not say its kind.</summary>
    public static byte[] Json(Status status)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteEndObject();
            json.WriteString("status", status.Outcome);
            if (status.Message is { } message)
                json.WriteString("message", message);
            if (status.Reason is { } reason)
                json.WriteString("reason", reason);
            if (status.Details is { } details)
            {
                json.WritePropertyName("details");
                json.WriteRawValue(ObjectJson.ToBytes(details));
            }
            if (status.Code != 0)
                json.WriteNumber("code", status.Code);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>As plain text, which older ones use; empty for success.</summary>
    public static byte[] Plain(Status status) => status.Outcome == "Success" ? [] : Encoding.UTF8.GetBytes(status.Message ?? "");
}
