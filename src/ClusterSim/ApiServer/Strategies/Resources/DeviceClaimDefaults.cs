using ClusterSim.Api.Resources;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what wishes for devices leave out: one device, unless all are wanted.</summary>
/// <remarks>Source: apis/resource/v1/defaults.go (v1.36).</remarks>
internal static class DeviceClaimDefaults
{
    private const string ExactCount = "ExactCount"; // DeviceAllocationModeExactCount

    public static ResourceClaimSpec Apply(ResourceClaimSpec spec) => spec with
    {
        Devices = spec.Devices with
        {
            Requests = spec.Devices.Requests.Select(request => request with
            {
                Exactly = request.Exactly is { } exactly ? Apply(exactly) : null,
                FirstAvailable = request.FirstAvailable.Select(Apply).ToValueList(),
            }).ToValueList(),
        },
    };

    private static ExactDeviceRequest Apply(ExactDeviceRequest request)
    {
        var mode = string.IsNullOrEmpty(request.AllocationMode) ? ExactCount : request.AllocationMode;
        return request with
        {
            AllocationMode = mode,
            Count = mode == ExactCount && request.Count == 0 ? 1 : request.Count,
            Tolerations = request.Tolerations.Select(Apply).ToValueList(),
        };
    }

    private static DeviceSubRequest Apply(DeviceSubRequest request)
    {
        var mode = string.IsNullOrEmpty(request.AllocationMode) ? ExactCount : request.AllocationMode;
        return request with
        {
            AllocationMode = mode,
            Count = mode == ExactCount && request.Count == 0 ? 1 : request.Count,
            Tolerations = request.Tolerations.Select(Apply).ToValueList(),
        };
    }

    private static DeviceToleration Apply(DeviceToleration toleration) => string.IsNullOrEmpty(toleration.Operator) ? toleration with { Operator = "Equal" } : toleration;
}
