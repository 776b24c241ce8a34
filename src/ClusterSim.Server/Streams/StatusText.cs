using System.Text;
using ClusterSim.Api.Meta;
using ClusterSim.Serialization;

namespace ClusterSim.Server.Streams;

/// <summary>How a session ended, as the protocols' error channel says it.</summary>
internal static class StatusText
{
    /// <summary>As JSON, which newer protocols use.</summary>
    public static byte[] Json(Status status) => ObjectJson.ToBytes(status);

    /// <summary>As plain text, which older ones use; empty for success.</summary>
    public static byte[] Plain(Status status) => status.Outcome == "Success" ? [] : Encoding.UTF8.GetBytes(status.Message ?? "");
}
