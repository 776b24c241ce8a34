using System.Text;

namespace ClusterSim.Nodes.Pods;

/// <summary>The environment variables of a container.</summary>
/// <remarks>Source: kubelet_pods.go, makeEnvironmentVariables; third_party/forked/golang/expansion (v1.36).</remarks>
internal static class EnvironmentVariables
{
    /// <summary>Whether the container refers to objects that may be missing, or may change after it has started.</summary>
    public static bool MustBeResolvedAtStart(Container container)
    {
        if (container.EnvFrom.Count > 0)
            return true;
        foreach (var variable in container.Env)
        {
            if (variable.ValueFrom is { ConfigMapKeyRef: not null } or { SecretKeyRef: not null } or { FileKeyRef: not null })
                return true;
        }
        return false;
    }

    /// <summary>The variables of a container that starts at <paramref name="start"/>: those of Services that were there then, and those of its spec.</summary>
    /// <exception cref="EnvironmentException">Something that is referred to, and not optional, does not exist.</exception>
    public static ValueMap<string> Resolve(PodWorker worker, Container container, DateTimeOffset start)
    {
        var services = ServiceVariables.Of(worker, start);
        if (container.Env.Count == 0 && container.EnvFrom.Count == 0)
            return services.ToValueMap();
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in container.EnvFrom)
            AddAll(variables, worker, source);
        foreach (var variable in container.Env)
        {
            var value = variable.ValueFrom is { } from ? ValueOf(worker, container, from) : Expand(variable.Value ?? "", variables, services);
            if (value is not null)
                variables[variable.Name] = value;
        }
        foreach (var (name, value) in services)
            variables.TryAdd(name, value);
        return variables.ToValueMap();
    }

    /// <summary>The texts with each <c>$(NAME)</c> replaced by the variable of that name; <c>$$</c> is a dollar sign, and unknown names stay as they are.</summary>
    public static IReadOnlyList<string> Expand(ValueList<string> texts, IReadOnlyDictionary<string, string> variables) =>
        texts.Any(text => text.Contains('$')) ? [.. texts.Select(text => Expand(text, variables))] : texts;

    private static string Expand(string text, IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string>? others = null)
    {
        if (!text.Contains('$'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var end = next == '(' ? text.IndexOf(')', i) : -1;
            if (text[i] == '$' && next == '$')
            {
                result.Append('$');
                i++;
            }
            else if (text[i] == '$' && end > 0)
            {
                var name = text[(i + 2)..end];
                result.Append(variables.TryGetValue(name, out var value) || others?.TryGetValue(name, out value) == true ? value : text[i..(end + 1)]);
                i = end;
            }
            else
                result.Append(text[i]);
        }
        return result.ToString();
    }

    private static void AddAll(SortedDictionary<string, string> variables, PodWorker worker, EnvFromSource source)
    {
        if (source.ConfigMapRef is { } configMap)
        {
            foreach (var (key, value) in worker.FindConfigMap(configMap.Name, configMap.Optional)?.Data ?? [])
                variables[source.Prefix + key] = value;
        }
        else if (source.SecretRef is { } secret)
        {
            foreach (var (key, value) in worker.FindSecret(secret.Name, secret.Optional)?.Data ?? [])
                variables[source.Prefix + key] = value.ToText();
        }
    }

    private static string? ValueOf(PodWorker worker, Container container, EnvVarSource source) => source switch
    {
        { FieldRef: { } field } => PodFields.Find(worker, field.FieldPath),
        { ResourceFieldRef: { } resource } => PodFields.ResourceOf(worker, container, resource),
        { ConfigMapKeyRef: { } reference } => FromConfigMap(worker, reference),
        { SecretKeyRef: { } reference } => FromSecret(worker, reference),
        { FileKeyRef: { } reference } => EnvironmentFiles.Find(worker, reference),
        _ => null,
    };

    private static string? FromConfigMap(PodWorker worker, ConfigMapKeySelector reference)
    {
        if (worker.FindConfigMap(reference.Name, reference.Optional) is not { } configMap)
            return null;
        if (configMap.Data.TryGetValue(reference.Key, out var value))
            return value;
        return reference.Optional == true ? null : throw new EnvironmentException($"couldn't find key {reference.Key} in ConfigMap {worker.Key.Namespace}/{reference.Name}");
    }

    private static string? FromSecret(PodWorker worker, SecretKeySelector reference)
    {
        if (worker.FindSecret(reference.Name, reference.Optional) is not { } secret)
            return null;
        if (secret.Data.TryGetValue(reference.Key, out var value))
            return value.ToText();
        return reference.Optional == true ? null : throw new EnvironmentException($"couldn't find key {reference.Key} in Secret {worker.Key.Namespace}/{reference.Name}");
    }
}
