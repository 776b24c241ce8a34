using System.Collections.Concurrent;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.ApiRegistration;
using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Access;
using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.Bootstrap;
using ClusterSim.ApiServer.Connections;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Discovery;
using ClusterSim.ApiServer.Log;
using ClusterSim.ApiServer.Metrics;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Services;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer;

/// <summary>The one door to the store: every read and write of every component and every client passes it, as records or as bytes.</summary>
/// <remarks>
/// A write runs on the simulation loop, at the current instant: inline for whoever holds the loop, otherwise as <see cref="SimulationLoop.Invoke{T}(Func{T})"/> has it.
/// What it causes is delivered later, at the same instant. Reads take no turn: they may come from any thread at any time.
/// </remarks>
public sealed partial class ApiServer
{
    private readonly SimulationLoop _loop;
    private readonly ObjectStore _store;
    private readonly ReadThrough _reads;
    private readonly ResourceRegistry _registry;
    private readonly CustomResourceRegistry _custom;
    private readonly RequestPipeline _pipeline;
    private readonly Reviews _reviews;
    private readonly ConcurrentDictionary<ResourceType, ResourceEndpoint> _endpoints = new(); // Reads come from any thread. Looked up only, never walked.

    /// <summary>An API server in front of <paramref name="store"/>.</summary>
    /// <param name="loop">Where writes run, and whose clock and randomness it uses.</param>
    /// <param name="store">What it writes to; nobody else may.</param>
    /// <param name="scheme">The kinds it serves.</param>
    /// <param name="options">How it is set up; null for the defaults.</param>
    public ApiServer(SimulationLoop loop, ObjectStore store, Scheme scheme, ApiServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(scheme);
        (_loop, _store, Scheme, Options) = (loop, store, scheme.Changeable(), options ?? new());
        _reads = new(store);
        Metrics = new(Scheme, (type, key) => _reads.Find(EndpointOf(type).StoredType, key));
        Log = new(loop, Options.KeepsEventLog);
        var tokens = new TokenGenerator(loop);
        var rules = Options.Authorization == AuthorizationMode.Rbac ? new BoundRules(store, Scheme) : null;
        var authorizer = rules is null ? null : new RbacAuthorizer(rules);
        var access = new AccessControl(authorizer);
        Authenticator = new(new ServiceAccountAuthentication(loop, store, Scheme, tokens), allowsAnonymous: rules is not null);
        _reviews = new(loop, Authenticator, access, rules);
        var match = new WebhookMatch(Scheme, EndpointOf);
        var caller = new WebhookCaller(loop, Webhooks);
        var admission = new AdmissionChain(store, Scheme.Of, AdmissionOrder.Of(
            Options,
            loop,
            Scheme,
            authorizer,
            new MutatingWebhooks(Scheme.Get<MutatingWebhookConfiguration>(), match, caller),
            new ValidatingWebhooks(Scheme.Get<ValidatingWebhookConfiguration>(), match, caller)));
        var managers = new FieldManagers(loop, (apiVersion, kind) => Scheme.Find(apiVersion, kind) is { } type ? EndpointOf(type) : null);
        _registry = new(loop, store, Log, admission, new ServiceAllocation(loop, Options), tokens, managers);
        admission.WriteStatus = obj => _registry.Update(EndpointOf(obj), obj, UpdateRules.Status, Caller.ApiServer.Quiet);
        _custom = new(loop, store, Scheme, _registry, EndpointOf, SetEndpoint);
        _pipeline = new(loop, store, _reads, Scheme, _registry, access, EndpointOf, _custom, Metrics);
        LimitEvents(Scheme.Get<Event>());
        _ = new KubernetesServiceController(loop, store, RestoreKubernetesService);
        ComputeDefaults();
    }

    /// <summary>What answers at the addresses that webhook configurations name.</summary>
    public WebhookHandlers Webhooks { get; } = new();

    /// <summary>The figures that the metrics APIs serve.</summary>
    public MetricSources Metrics { get; }

    /// <summary>The kinds it serves. One that is registered later is served from then on.</summary>
    public Scheme Scheme { get; }

    /// <summary>How it is set up.</summary>
    public ApiServerOptions Options { get; }

    /// <summary>Who knows callers over HTTP by the tokens they show.</summary>
    public Authenticator Authenticator { get; }

    /// <summary>What has been written, by whom and when.</summary>
    public EventLog Log { get; }

    /// <summary>The store's revision: how many writes there were, and where a watch would start.</summary>
    public long Revision => _store.Revision;

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Time => _loop.Time;

    /// <summary>Creates what a server puts into an empty store: the system namespaces, the system priority classes, the Service <c>kubernetes</c>, and the roles of RBAC.</summary>
    internal void Bootstrap()
    {
        foreach (var obj in BootstrapObjects.For(ServiceAllocation.FirstAddress(Options.ServiceClusterIpRange)))
            _registry.Create(EndpointOf(obj), obj, Caller.ApiServer.Quiet);
        if (Options.Authorization != AuthorizationMode.Rbac)
            return;
        foreach (var obj in BootstrapPolicy.Objects)
            _registry.Create(EndpointOf(obj), obj, Caller.ApiServer.Quiet);
    }

    private void RestoreKubernetesService()
    {
        foreach (var obj in BootstrapObjects.KubernetesService(ServiceAllocation.FirstAddress(Options.ServiceClusterIpRange)))
            if (_store.Find(EndpointOf(obj).StoredType, ObjectKey.Of(obj)) is null)
                _registry.Create(EndpointOf(obj), obj, Caller.ApiServer.Quiet);
    }

    /// <summary>Answers a request in bytes, as it comes over HTTP; refusals are answers, too.</summary>
    /// <remarks>It runs on the simulation loop, at the current instant.</remarks>
    public ApiResponse Handle(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _loop.IsHeld ? _pipeline.Handle(request) : _loop.Invoke(() => _pipeline.Handle(request));
    }

    /// <summary>Answers a request as <see cref="Handle"/> does, without blocking the caller while a live cluster is busy with something else.</summary>
    public async Task<ApiResponse> HandleAsync(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await _loop.InvokeAsync(() => _pipeline.Handle(request)).ConfigureAwait(false);
        return response.Later is { } later ? await _loop.InvokeAsync(() => later).ConfigureAwait(false) : response;
    }

    /// <summary>Shows the API server the way into Pods.</summary>
    internal void Connect(INodeConnections nodes) => _pipeline.Nodes = nodes;

    private ResourceEndpoint EndpointOf(ResourceType type) => _endpoints.TryGetValue(type, out var endpoint)
        ? endpoint
        : _endpoints.GetOrAdd(type, new ResourceEndpoint(type, StrategyCatalog.Of(type), StoredVersion.Of(type, Scheme)) { Answer = _reviews.AnswerTo(type) });

    private void SetEndpoint(ResourceType type, ResourceEndpoint? endpoint)
    {
        if (endpoint is null)
            _endpoints.TryRemove(type, out _);
        else
            _endpoints[type] = endpoint;
    }

    private ResourceEndpoint EndpointOf(ApiObject obj) => EndpointOf(Scheme.Of(obj));

    // What a fresh server has and nobody should pay for before it is read.
    private void ComputeDefaults()
    {
        Compute<APIService>(new ComputedApiServices(Scheme, _loop.Now));
        Compute<FlowSchema>(ComputedDefaults.FlowSchemas(_loop.Now));
        Compute<PriorityLevelConfiguration>(ComputedDefaults.PriorityLevels(_loop.Now));
    }

    private void LimitEvents(ResourceType type) =>
        _ = new TimeToLive(_loop, _store, type, Options.EventTimeToLive, key => _registry.Expire(EndpointOf(type), key));
}
