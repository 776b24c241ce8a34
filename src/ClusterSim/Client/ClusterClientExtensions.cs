using System.Runtime.CompilerServices;

namespace ClusterSim.Client;

/// <summary>Shorter ways to say what <see cref="IClusterClient"/> says.</summary>
public static class ClusterClientExtensions
{
    extension(IClusterClient client)
    {
        /// <summary>The cluster's time now.</summary>
        public DateTimeOffset Now => client.Time.GetUtcNow();

        /// <summary>The object <paramref name="name"/> in <paramref name="namespace"/> (empty for cluster-scoped kinds), or null.</summary>
        public T? Find<T>(string @namespace, string name) where T : ApiObject => client.Find<T>(new ObjectKey(@namespace, name));

        /// <summary>The object at <paramref name="key"/>.</summary>
        /// <exception cref="ApiServer.ApiException">404 <c>NotFound</c>: there is none.</exception>
        public T Get<T>(ObjectKey key) where T : ApiObject =>
            client.Find<T>(key) ?? throw ApiServer.ApiErrors.NotFound(ResourceType.From(typeof(T)), key.Name);

        /// <summary>The object <paramref name="name"/> in <paramref name="namespace"/>.</summary>
        /// <exception cref="ApiServer.ApiException">404 <c>NotFound</c>: there is none.</exception>
        public T Get<T>(string @namespace, string name) where T : ApiObject => client.Get<T>(new ObjectKey(@namespace, name));

        /// <summary>The object <paramref name="name"/>, in the namespace <c>default</c> if its kind has namespaces; or null.</summary>
        public T? Find<T>(string name) where T : ApiObject => client.Find<T>(DefaultKey(typeof(T), name));

        /// <summary>The object <paramref name="name"/>, in the namespace <c>default</c> if its kind has namespaces.</summary>
        /// <exception cref="ApiServer.ApiException">404 <c>NotFound</c>: there is none.</exception>
        [OverloadResolutionPriority(-1)] // Lest Get<Node>(new("node-1")) be ambiguous.
        public T Get<T>(string name) where T : ApiObject => client.Get<T>(DefaultKey(typeof(T), name));

        /// <summary>Deletes <paramref name="obj"/>, provided it is still the same one (by uid).</summary>
        public T Delete<T>(T obj, DeleteOptions? options = null) where T : ApiObject => client.Delete<T>(
            ObjectKey.Of(obj),
            (options ?? new()) with { Preconditions = (options?.Preconditions ?? new()) with { Uid = obj.Metadata.Uid } });
    }

    private static ObjectKey DefaultKey(Type type, string name) => new(ResourceAttribute.Of(type).Namespaced ? "default" : "", name);
}
