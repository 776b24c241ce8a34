using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.Scheduling.Configuration;

/// <summary>Reads the arguments of a plugin into the record that holds them.</summary>
/// <remarks>Source: staging/src/k8s.io/kube-scheduler/config/v1/types.go, PluginConfig.decodeNestedObjects (v1.36).</remarks>
internal sealed class PluginArgumentsReader(PluginConfig config, PluginCatalog.Entry entry, FieldPath path, FieldErrors errors)
{
    /// <summary>The arguments; null when there are none, or when they cannot be read, which is an error.</summary>
    public ApiRecord? Read()
    {
        if (config.Args is not { } args || entry.ArgsType is not { } type)
            return null;
        if (args is not JsonObject { Fields: var fields })
        {
            errors.TypeInvalid(path, FieldValue.Omitted, "must be an object");
            return null;
        }
        CheckKind(fields, type);
        var record = Decode(new JsonObject(fields.Where(static field => field.Key is not ("apiVersion" or "kind"))), type);
        if (record is not null)
            PluginArgumentsValidation.Check(record, path, errors);
        return record;
    }

    // The arguments may say what they are.
    private void CheckKind(IEnumerable<KeyValuePair<string, JsonValue>> fields, Type type)
    {
        foreach (var (name, value) in fields)
        {
            var expected = name switch { "apiVersion" => KubeSchedulerConfiguration.Resource.ApiVersion, "kind" => type.Name, _ => null };
            if (expected is not null && value.AsText != expected)
                errors.NotSupported(path[name], value.AsText ?? "", expected);
        }
    }

    private ApiRecord? Decode(JsonObject content, Type type)
    {
        var problems = new DecodeProblems();
        try
        {
            var record = ObjectJson.FromJson(type, content, problems);
            foreach (var problem in problems.Messages)
                errors.Invalid(path, FieldValue.Omitted, problem);
            return record;
        }
        catch (DecodeException broken)
        {
            errors.Invalid(path, FieldValue.Omitted, broken.Message);
            return null;
        }
    }
}
