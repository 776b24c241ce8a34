using System.Security.Cryptography;
using System.Text;
using ClusterSim.ApiServer.Strategies;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>Objects that every server has from the start and that nobody pays for until they are read.</summary>
/// <param name="objects">The objects, without what a server adds to them.</param>
/// <param name="started">When the server started.</param>
internal sealed class ComputedDefaults(Func<IEnumerable<ApiObject>> objects, DateTimeOffset started) : IComputedObjects
{
    private const string AutoUpdate = "apf.kubernetes.io/autoupdate-spec";

    private IReadOnlyList<ApiObject>? _objects;

    private IReadOnlyList<ApiObject> Objects => _objects ??= [.. objects().Select(Complete)];

    /// <summary>The flow schemas, each of which leads to a priority level that exists.</summary>
    public static ComputedDefaults FlowSchemas(DateTimeOffset started) => new(
        () => FlowControlDefaults.Schemas.Select(schema => schema with
        {
            Status = new()
            {
                Conditions =
                [
                    new()
                    {
                        Type = "Dangling",
                        Status = "False",
                        LastTransitionTime = started,
                        Reason = "Found",
                        Message = $"This FlowSchema references the PriorityLevelConfiguration object named \"{schema.Spec.PriorityLevelConfiguration.Name}\" and it exists",
                    },
                ],
            },
        }),
        started);

    public static ComputedDefaults PriorityLevels(DateTimeOffset started) => new(() => FlowControlDefaults.Levels, started);

    public ApiObject? Find(ObjectKey key) => key.Namespace.Length == 0 ? Objects.FirstOrDefault(obj => obj.Metadata.Name == key.Name) : null;

    public IEnumerable<ApiObject> List(string? @namespace) => Objects;

    private ApiObject Complete(ApiObject obj) => obj with
    {
        Metadata = obj.Metadata with
        {
            Uid = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(obj.Kind + "/" + obj.Metadata.Name)).AsSpan(0, 16)).ToString(),
            ResourceVersion = "1",
            Generation = 1,
            CreationTimestamp = started,
            Annotations = [new(AutoUpdate, "true")],
        },
    };
}
