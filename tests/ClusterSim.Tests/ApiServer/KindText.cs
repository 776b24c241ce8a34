using ClusterSim.Api;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer;

/// <summary>Objects written as YAML, and what the strategy of their kind makes of them.</summary>
internal static class KindText
{
    /// <summary>The object <c>o</c> with the fields given, as it comes out of defaulting and preparation for being stored.</summary>
    /// <param name="yaml">As in <c>{spec: {type: Limited}}</c>.</param>
    public static T Prepared<T>(string yaml) where T : ApiObject
    {
        var obj = ObjectJson.FromJson<T>(YamlText.Parse(yaml)[0]);
        var named = obj with
        {
            Metadata = obj.Metadata with
            {
                Name = obj.Metadata.Name ?? "o",
                Namespace = ResourceAttribute.Of(typeof(T)).Namespaced ? "default" : null,
                CreationTimestamp = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
        };
        return (T)StrategyOf<T>().PrepareForCreate(StrategyOf<T>().Default(named));
    }

    /// <summary>What the server finds wrong with a new object, one line each.</summary>
    public static string Faults<T>(string yaml) where T : ApiObject
    {
        var errors = new FieldErrors();
        StrategyOf<T>().Validate(Prepared<T>(yaml), errors);
        return string.Join('\n', errors.Errors);
    }

    public static ResourceStrategy StrategyOf<T>() where T : ApiObject => StrategyCatalog.Of(ResourceType.From(typeof(T)));
}
