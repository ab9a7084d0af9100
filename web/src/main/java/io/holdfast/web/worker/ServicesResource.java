package io.holdfast.web.worker;

import io.holdfast.json.Fields;
import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import io.holdfast.web.list.PlainParameter;
import io.holdfast.web.request.CurrentRequest;
import io.holdfast.worker.Worker;
import io.holdfast.worker.WorkerApiBean;
import io.holdfast.worker.WorkerQueries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Workers and whether they get new jobs (api.md section 7). */
@Path("v3/os-services")
@RequestScoped
public class ServicesResource {

  @Inject private CurrentRequest request;
  @Inject private WorkerQueries queries;
  @Inject private WorkerApiBean workers;

  /**
   * All workers.
   *
   * @param service the older name of {@code binary}, which wins over it
   */
  @GET
  public Response list(
      @QueryParam("host") String host,
      @QueryParam("binary") String binary,
      @QueryParam("service") String service) {
    String wantedHost = PlainParameter.of("host", host);
    String wantedBinary =
        PlainParameter.of("binary", binary == null || binary.isEmpty() ? service : binary);
    List<Worker> found = queries.list(request.context(), wantedHost, wantedBinary);
    ServiceView view = new ServiceView(request.microversion());
    List<JsonFields> services =
        found.stream().map(worker -> view.of(worker, queries.up(worker))).toList();
    return Answers.ok(new JsonFields().put("services", services));
  }

  /** Lets a worker have new jobs. */
  @PUT
  @Path("enable")
  public Response enable() {
    ServiceSwitch wanted = ServiceSwitch.read(body());
    workers.enable(request.context(), wanted.host(), wanted.binary());
    return Answers.ok(wanted.enabled());
  }

  /** Gives a worker no new jobs. */
  @PUT
  @Path("disable")
  public Response disable() {
    return disable(ServiceSwitch.read(body()));
  }

  /** Gives a worker no new jobs, and keeps the reason. */
  @PUT
  @Path("disable-log-reason")
  public Response disableWithReason() {
    return disable(ServiceSwitch.readWithReason(body()));
  }

  private Response disable(ServiceSwitch wanted) {
    workers.disable(request.context(), wanted.host(), wanted.binary(), wanted.reason());
    return Answers.ok(wanted.disabled());
  }

  private Fields body() {
    return request.body().fields("service");
  }
}
