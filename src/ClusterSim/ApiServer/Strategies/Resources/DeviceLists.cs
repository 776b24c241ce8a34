using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Checks lists item by item; of one that is too long, nothing else is said.</summary>
/// <remarks>Source: apis/resource/validation/validation.go, validateSlice, validateSet, validateMap (v1.36).</remarks>
internal static class DeviceLists
{
    public static void Validate<T>(ValueList<T> items, int max, FieldPath path, FieldErrors errors, Action<T, FieldPath> validate, Func<T, object>? key = null)
    {
        if (items.Count > max)
        {
            errors.TooMany(path, items.Count, max);
            return;
        }
        for (var i = 0; i < items.Count; i++)
            validate(items[i], path[i]);
        if (key is null)
            return;
        for (var i = 0; i < items.Count; i++)
            if (items.Take(i).Any(other => key(other).Equals(key(items[i]))))
                errors.Duplicate(path[i], key(items[i]));
    }

    public static void ValidateMap<T>(ValueMap<T> map, int max, FieldPath path, FieldErrors errors, Action<string, FieldPath> validateKey, Action<T, FieldPath>? validate = null)
    {
        if (map.Count > max)
        {
            errors.TooMany(path, map.Count, max);
            return;
        }
        foreach (var (key, item) in map)
        {
            validateKey(key, path);
            validate?.Invoke(item, path.Key(key));
        }
    }
}
