using System.Security.Cryptography;
using System.Text;

namespace ClusterSim.Api.Storage;

/// <summary>How attachments are named, and which volumes need one.</summary>
/// <remarks>Source: pkg/volume/csi/csi_attacher.go, getAttachmentName; csi_plugin.go, CanAttach (v1.36).</remarks>
internal static class VolumeAttachmentExtensions
{
    extension(VolumeAttachment)
    {
        /// <summary>The name of what attaches a volume to a Node.</summary>
        public static string NameFor(CSIPersistentVolumeSource volume, string node) =>
            "csi-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(volume.VolumeHandle + volume.Driver + node)));

        /// <summary>Whether volumes of a driver have to be attached; <paramref name="driver"/> is null when it is not registered.</summary>
        public static bool IsNeededBy(CSIDriver? driver) => driver?.Spec.AttachRequired != false;
    }
}
